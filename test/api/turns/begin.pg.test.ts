import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MONDAY_MORNING, startApi, type TestApi } from '../../support/api'
import { LEASE_MS, openTurns, says } from './turns'

let api: TestApi
let turns: ReturnType<typeof openTurns>
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  turns = openTurns(api)
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

let made = 0
const newPhone = () => `+86187${String(++made).padStart(8, '0')}`
const later = (milliseconds: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + milliseconds)
}
const stored = (contactId: string) => api.sql<{ seq: number; tries: number; by: string | null }[]>`
  select seq, tries, answered_by as by from turns where contact_id = ${contactId} order by seq`

describe('a first message', () => {
  test('makes the contact, which is nobody’s household and of no staff', async () => {
    const turn = await turns.begun(newPhone(), '您好')
    expect(turn).toMatchObject({
      isOwn: true,
      isBroken: false,
      text: '您好',
      receivedAt: MONDAY_MORNING,
      session: null,
      sessionVersion: 0,
      contact: { language: 'zh', isPhone: true, staffId: null },
    })
    expect(await stored(turn.contact.id)).toEqual([{ seq: 1, tries: 1, by: null }])
  })

  test('of a cadre is known by the phone, once the cadre has left no longer', async () => {
    const phone = newPhone()
    const { id } = await api.addStaff({
      phone,
      roles: [['village_cadre', 'wuxi.tianyuan.baoping']],
    })
    const turn = await turns.begun(phone)
    expect(turn.contact.staffId).toBe(id)
    await turns.commit(turn)
    await api.sql`update staff set is_active = false where id = ${id}`
    expect((await turns.begun(phone)).contact.staffId).toBeNull()
  })

  test('keeps neither the number nor the words in the clear', async () => {
    const phone = newPhone()
    const { turnId } = await turns.begun(phone, '我家房子漏雨')
    const [row] = await api.sql<{ row: string }[]>`
      select concat(t::text, c::text) as row from turns t join contacts c on c.id = t.contact_id
       where t.id = ${turnId}`
    const hex = (text: string) => Buffer.from(text).toString('hex')
    for (const secret of [phone, '漏雨', hex(phone), hex('漏雨')])
      expect(row?.row).not.toContain(secret)
  })
})

describe('the same message again', () => {
  test('gets the stored answer, is stored once and numbered once', async () => {
    const [phone, id] = [newPhone(), randomUUID()]
    const turn = await turns.begun(phone, '查', id)
    await turns.commit(turn)
    const again = await turns.begin(phone, '查', id)
    expect(again).toEqual({ state: 'answered', replies: [says('re 查')], language: 'zh' })
    expect(await turns.begin(phone, '查', id)).toEqual(again)
    expect(await stored(turn.contact.id)).toEqual([{ seq: 1, tries: 1, by: 'response' }])
    const [contact] = await api.sql`select last_seq from contacts where id = ${turn.contact.id}`
    expect(contact).toEqual({ last_seq: 1 })
  })

  test('is told in the language of then, though another was chosen since', async () => {
    const [phone, id] = [newPhone(), randomUUID()]
    const turn = await turns.begun(phone, '查', id)
    const { contact, leaseId } = turn
    const body = { contactId: contact.id, seq: 1, leaseId, sessionVersion: 0, by: 'response' }
    const endings = { done: { replies: [says('好')], session: null } }
    await api.call(`/turns/${turn.turnId}/commit`, {
      actor: 'job:bot',
      body: { ...body, language: 'zh', endings },
    })
    await api.sql`update contacts set language = 'en' where id = ${contact.id}`
    expect(await turns.begin(phone, '查', id)).toMatchObject({ language: 'zh' })
  })

  test('while it is being answered is told to ask again, and changes nothing', async () => {
    const [phone, id] = [newPhone(), randomUUID()]
    const turn = await turns.begun(phone, '查', id)
    expect(await turns.begin(phone, '查', id)).toEqual({ state: 'in_progress' })
    later(LEASE_MS - 1)
    expect(await turns.begin(phone, '查', id)).toEqual({ state: 'in_progress' })
    expect(await stored(turn.contact.id)).toEqual([{ seq: 1, tries: 1, by: null }])
    expect((await turns.commit(turn)).replies).toEqual([says('re 查')])
  })

  test('at the instant the lease lapses is taken over, and stays its own', async () => {
    const [phone, id] = [newPhone(), randomUUID()]
    const lost = await turns.begun(phone, '查', id)
    later(LEASE_MS)
    const taken = await turns.begun(phone, '查', id)
    expect(taken).toMatchObject({ turnId: lost.turnId, isOwn: true, text: '查' })
    expect(taken.leaseId).not.toBe(lost.leaseId)
    expect(await stored(taken.contact.id)).toEqual([{ seq: 1, tries: 2, by: null }])
  })

  test('on another channel or under another number of the provider is another message', async () => {
    const [phone, id] = [newPhone(), randomUUID()]
    await turns.commit(await turns.begun(phone, '查', id))
    const body = {
      channel: 'simulator',
      providerMessageId: id,
      from: phone,
      isPhone: true,
      text: '',
    }
    const { body: other } = await api.call('/turns', { actor: 'job:bot', body })
    expect(other).toMatchObject({ state: 'begun', isOwn: true })
    expect(await turns.begin(phone)).toMatchObject({ state: 'begun' })
  })

  test('whose answer went by the outbox gets nothing more on the response', async () => {
    const [phone, id] = [newPhone(), randomUUID()]
    const first = await turns.begun(phone, '一')
    expect(await turns.begin(phone, '二', id)).toEqual({ state: 'waiting' })
    const { next } = await turns.commit(first)
    if (!next) throw new Error('the second message was left')
    expect((await turns.commit(next)).replies).toEqual([])
    expect(await turns.begin(phone, '二', id)).toMatchObject({ state: 'answered', replies: [] })
  })
})

describe('a message behind another', () => {
  test('waits, and is handed over with the session the first one left', async () => {
    const phone = newPhone()
    const first = await turns.begun(phone, '一')
    expect(await turns.begin(phone, '二')).toEqual({ state: 'waiting' })
    expect(await turns.begin(phone, '三')).toEqual({ state: 'waiting' })
    const endings = { done: { replies: [says('好')], session: { at: 'one' } } }
    const { next: second } = await turns.commit(first, { endings })
    expect(second).toMatchObject({
      text: '二',
      isOwn: false,
      leaseId: first.leaseId,
      session: { at: 'one' },
      sessionVersion: 1,
    })
    if (!second) return
    const { next: third } = await turns.commit(second)
    expect(third).toMatchObject({ text: '三', isOwn: false, sessionVersion: 2, session: null })
    if (!third) return
    expect((await turns.commit(third)).next).toBeNull()
    expect(await turns.begin(phone, '四')).toMatchObject({ isOwn: true, text: '四' })
  })

  test('comes after the older one that a crash left unanswered', async () => {
    const phone = newPhone()
    await turns.begun(phone, '旧')
    later(LEASE_MS)
    const older = await turns.begun(phone, '新')
    expect(older).toMatchObject({ text: '旧', isOwn: false })
    const { next } = await turns.commit(older)
    expect(next).toMatchObject({ text: '新', isOwn: false })
    if (next) expect((await turns.commit(next)).next).toBeNull()
    const by = (await stored(older.contact.id)).map((turn) => turn.by)
    expect(by).toEqual(['outbox', 'outbox'])
  })

  test('keeps the lease from lapsing: each commit begins it anew', async () => {
    const phone = newPhone()
    const first = await turns.begun(phone, '一')
    await turns.begin(phone, '二')
    later(LEASE_MS - 1)
    const { next } = await turns.commit(first)
    later(LEASE_MS - 1)
    expect(await turns.begin(phone, '三')).toEqual({ state: 'waiting' })
    expect(next && (await turns.commit(next)).next).toMatchObject({ text: '三' })
  })
})

describe('a message nobody answers', () => {
  test('is found once its lease has lapsed, taken over once, and then answered by the outbox', async () => {
    const phone = newPhone()
    const lost = await turns.begun(phone, '查')
    const { id } = lost.contact
    later(LEASE_MS - 1)
    expect(await turns.orphans()).not.toContain(id)
    expect(await turns.take(id)).toBeNull()
    later(1)
    expect(await turns.orphans()).toContain(id)
    const both = await Promise.all([turns.take(id), turns.take(id)])
    const [taken, ...more] = both.filter((turn) => turn !== null)
    expect(more).toEqual([])
    expect(taken).toMatchObject({ turnId: lost.turnId, isOwn: false, text: '查' })
    if (taken) await turns.commit(taken)
    expect(await turns.orphans()).not.toContain(id)
    later(LEASE_MS)
    expect(await turns.take(id)).toBeNull()
  })

  test('is tried three times; the fourth time it is answered with an apology', async () => {
    const phone = newPhone()
    const first = await turns.begun(phone, '查')
    const tries = [first.isBroken]
    for (let n = 0; n < 3; n++) {
      later(LEASE_MS)
      const taken = await turns.take(first.contact.id)
      if (taken) tries.push(taken.isBroken)
    }
    expect(tries).toEqual([false, false, false, true])
  })

  test('though what was stored cannot be opened is apologised for, and holds up nobody', async () => {
    const phone = newPhone()
    const first = await turns.begun(phone, '查')
    const { id } = first.contact
    await api.sql`update turns set body_sealed = '\\x00' where id = ${first.turnId}`
    await api.sql`update contacts set session_sealed = '\\x00' where id = ${id}`
    for (let n = 0; n < 2; n++) {
      later(LEASE_MS)
      const path = `/turns/orphans/${id}/take`
      expect((await api.call(path, { actor: 'job:bot', method: 'POST' })).status).toBe(500)
    }
    later(LEASE_MS)
    const broken = await turns.take(id)
    expect(broken).toMatchObject({ isBroken: true, text: '', session: null })
    if (broken) await turns.commit(broken)
    expect(await turns.begin(phone, '查')).toMatchObject({
      state: 'begun',
      isOwn: true,
      text: '查',
    })
  })
})

test.each([
  ['no provider number', { providerMessageId: '' }],
  ['a provider number the database cannot hold', { providerMessageId: 'a\u0000' }],
  ['no sender', { from: '' }],
  ['a channel that is none', { channel: 'SMS; drop table turns' }],
  ['too long a text', { text: '长'.repeat(10_001) }],
])('a message with %s is refused and not stored', async (_what, change) => {
  const good = { channel: 'sms', providerMessageId: 'a', from: newPhone(), isPhone: true, text: '' }
  const [before] = await api.sql`select count(*) from turns`
  const response = await api.call('/turns', { actor: 'job:bot', body: { ...good, ...change } })
  expect(response).toMatchObject({ status: 400, body: { code: 'invalid' } })
  expect(await api.sql`select count(*) from turns`).toEqual([before])
})

test.each(['contact', 'staff', undefined] as const)(
  'nobody but the bot takes turns: %s',
  async (who) => {
    const contact = await api.addContact()
    const cadre = await api.addStaff({ roles: [['county_office', 'wuxi']] })
    const actor = who === 'contact' ? contact.actor : who === 'staff' ? cadre.actor : undefined
    const body = {
      channel: 'sms',
      providerMessageId: 'b',
      from: newPhone(),
      isPhone: true,
      text: '',
    }
    const call = { body, ...(actor && { actor }) }
    expect((await api.call('/turns', call)).status).toBe(403)
    expect((await api.call('/turns/orphans', actor ? { actor } : {})).status).toBe(403)
    expect(await api.sql`select 1 from turns where provider_message_id = 'b'`).toHaveLength(0)
  },
)
