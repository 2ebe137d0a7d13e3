import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MONDAY_MORNING, startApi, type TestApi } from '../../support/api'
import { dump, ending, LEASE_MS, openTurns, says } from './turns'

let api: TestApi
let turns: ReturnType<typeof openTurns>
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
  turns = openTurns(api)
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

let made = 0
const newPhone = () => `+86184${String(++made).padStart(8, '0')}`
const later = (milliseconds: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + milliseconds)
}
const late = (providerMessageId: string, channel = 'sms') =>
  api.call('/turns/late', { actor: 'job:bot', body: { channel, providerMessageId }, key: null })
const stop = { type: 'set_broadcasts' as const, wanted: false }

/** How the answer to a turn goes out, and in how many pieces by the outbox. */
async function answerOf(turnId: string) {
  const [turn] = await api.sql<{ by: string | null; queued: number; seqs: number[] }[]>`
    select answered_by as by,
           (select count(*)::int from outbox
             where purpose like ${`turn:${turnId}:%`} and class = 'answer') as queued
      from turns where id = ${turnId}`
  return turn
}

describe('a message whose provider waits no longer', () => {
  test.each([
    ['with words alone', {}],
    ['with a command', { command: stop }],
  ])('is answered %s by the outbox, once, and the webhook with nothing', async (_what, change) => {
    const [phone, id] = [newPhone(), randomUUID()]
    const turn = await turns.begun(phone, '查', id)
    expect(await late(id)).toMatchObject({ status: 200, body: { isAnswered: false } })
    expect((await turns.commit(turn, change)).replies).toEqual([])
    expect(await answerOf(turn.turnId)).toEqual({ by: 'outbox', queued: 1 })
    expect(await turns.begin(phone, '查', id)).toMatchObject({ state: 'answered', replies: [] })
    const before = await dump(api)
    expect(await late(id)).toMatchObject({ status: 200, body: { isAnswered: true } })
    expect(await dump(api)).toEqual(before)
  })

  test('though answered in that moment gets the same words by the outbox', async () => {
    const [phone, id] = [newPhone(), randomUUID()]
    const turn = await turns.begun(phone, '查', id)
    const two = { done: { replies: [says('一'), says('二')], session: { at: 'here' } } }
    await turns.commit(turn, { endings: two })
    for (let n = 0; n < 2; n++) expect(await late(id)).toMatchObject({ status: 200 })
    expect(await answerOf(turn.turnId)).toEqual({ by: 'outbox', queued: 2 })
    expect(await turns.begin(phone, '查', id)).toMatchObject({ state: 'answered', replies: [] })
    // The conversation goes on where it was.
    expect((await turns.begun(phone)).session).toEqual({ at: 'here' })
  })

  test('is answered exactly once, whatever comes first when both come at once', async () => {
    for (let n = 0; n < 30; n++) {
      const [phone, id] = [newPhone(), randomUUID()]
      const turn = await turns.begun(phone, '查', id)
      const change = n % 3 === 0 ? { command: stop } : {}
      const [{ replies }] = await Promise.all([turns.commit(turn, change), late(id), late(id)])
      expect(await answerOf(turn.turnId)).toEqual({ by: 'outbox', queued: 1 })
      // Whoever commits may have come first; the webhook is answered with nothing all the same.
      expect(replies.length).toBeLessThanOrEqual(1)
    }
  })

  test('while its commit stands at the database is answered by the outbox, not on the response', async () => {
    const id = randomUUID()
    const turn = await turns.begun(newPhone(), '查', id)
    const held = await api.ownerSql.reserve()
    await held`begin`
    await held`update turns set late_at = ${MONDAY_MORNING} where id = ${turn.turnId}`
    const committing = turns.commit(turn)
    for (let waiting = 0; waiting === 0;) {
      const rows = await api.ownerSql`
        select from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`
      waiting = rows.length
    }
    await held`commit`
    held.release()
    expect((await committing).replies).toEqual([])
    expect(await answerOf(turn.turnId)).toEqual({ by: 'outbox', queued: 1 })
  })

  test('and whose answerer dies is answered by whoever takes it over', async () => {
    const [phone, id] = [newPhone(), randomUUID()]
    const { turnId, contact } = await turns.begun(phone, '查', id)
    await late(id)
    later(LEASE_MS)
    const taken = await turns.take(contact.id)
    if (taken) await turns.commit(taken)
    expect(await answerOf(turnId)).toEqual({ by: 'outbox', queued: 1 })
  })

  test('and which is sent again is taken over, and answered by the outbox all the same', async () => {
    const [phone, id] = [newPhone(), randomUUID()]
    const lost = await turns.begun(phone, '查', id)
    await late(id)
    later(LEASE_MS)
    const again = await turns.begun(phone, '查', id)
    expect(again.isOwn).toBe(true)
    expect((await turns.commit(again)).replies).toEqual([])
    expect(await turns.tryCommit(lost)).toMatchObject({ status: 409 })
    expect(await answerOf(lost.turnId)).toEqual({ by: 'outbox', queued: 1 })
  })

  test('keeps those behind it in their order', async () => {
    const [phone, id] = [newPhone(), randomUUID()]
    const first = await turns.begun(phone, '一', id)
    await turns.begin(phone, '二')
    await late(id)
    const { next } = await turns.commit(first)
    if (next) await turns.commit(next)
    const order = await api.sql<{ purpose: string }[]>`
      select purpose from outbox where contact_id = ${first.contact.id} order by seq`
    expect(order.map(({ purpose }) => purpose)).toEqual([
      `turn:${first.turnId}:0`,
      `turn:${next?.turnId}:0`,
    ])
  })

  test('is nothing we know: said so, and nothing has changed', async () => {
    const id = randomUUID()
    await turns.commit(await turns.begun(newPhone(), '查', id))
    const before = await dump(api)
    for (const call of [late(randomUUID()), late(id, 'telegram')])
      expect(await call).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await late('')).toMatchObject({ status: 400 })
    const other = { actor: 'job:bot' as const, county: 'fengjie' }
    const body = { channel: 'sms', providerMessageId: id }
    expect(await api.call('/turns/late', { ...other, body })).toMatchObject({ status: 404 })
    expect(await dump(api)).toEqual(before)
  })
})

describe('a message that is only to be stored', () => {
  const defer = async (from: string, providerMessageId: string) => {
    const message = { channel: 'sms', providerMessageId, from, isPhone: true, text: '查' }
    const body = { ...message, isDeferred: true }
    return (await api.call('/turns', { actor: 'job:bot', body, key: null })).body
  }

  test('is there at once for whoever sweeps, and answered by the outbox', async () => {
    const [phone, id] = [newPhone(), randomUUID()]
    expect(await defer(phone, id)).toEqual({ state: 'waiting', language: 'zh' })
    expect(await defer(phone, id)).toEqual({ state: 'waiting', language: 'zh' })
    const [contact] = await api.sql<{ id: string; seq: number }[]>`
      select c.id, c.last_seq as seq from contacts c join turns t on t.contact_id = c.id
       where t.provider_message_id = ${id}`
    expect(contact?.seq).toBe(1)
    expect(await turns.orphans()).toContain(contact?.id)
    const taken = await turns.take(contact?.id ?? '')
    expect(taken).toMatchObject({ text: '查', isOwn: false })
    if (taken) await turns.commit(taken)
    expect(await answerOf(taken?.turnId ?? '')).toEqual({ by: 'outbox', queued: 1 })
    expect(await defer(phone, id)).toMatchObject({ state: 'answered', replies: [] })
  })

  test('takes its place behind one that is being answered', async () => {
    const phone = newPhone()
    const first = await turns.begun(phone, '一')
    await defer(phone, randomUUID())
    expect((await turns.commit(first)).next).toMatchObject({ text: '查', isOwn: false })
  })
})

describe('a question to confirm', () => {
  const until = '2026-03-09T02:10:00.000Z'
  const stored = async (contactId: string) => {
    const [row] = await api.sql<{ until: Date | null }[]>`
      select confirms_until as until from contacts where id = ${contactId}`
    return row?.until && new Date(row.until).toISOString()
  }
  const asking = { done: { replies: [says('对吗')], session: null, confirmsUntil: until } }

  test.each([
    ['on the response', {}],
    ['by the outbox', { by: 'outbox' as const }],
    ['after a command', { command: stop }],
  ])('asked %s is known to be open, and over with the next answer', async (_how, change) => {
    const phone = newPhone()
    const turn = await turns.begun(phone)
    await turns.commit(turn, { ...change, endings: asking })
    expect(await stored(turn.contact.id)).toBe(until)
    await turns.commit(await turns.begun(phone), { ...change, endings: ending('好') })
    expect(await stored(turn.contact.id)).toBeNull()
  })

  test('until some day is refused', async () => {
    const turn = await turns.begun(newPhone())
    const endings = { done: { ...asking.done, confirmsUntil: 'soon' } }
    expect(await turns.tryCommit(turn, { endings })).toMatchObject({ status: 400 })
  })
})
