import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { say } from '../../../api/messages/templates'
import { enqueue, type OutboxMessage } from '../../../api/outbox/enqueue'
import { newId } from '../../../api/shared/ids'
import { COUNTY, MONDAY_MORNING, startApi, type TestApi } from '../../support/api'
import { type AsWorker, claim, exchange, forget, tell } from '../../support/outbox'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
beforeEach(() => at(MONDAY_MORNING))
afterEach(() => forget(api))
afterAll(() => api.close())

const at = (instant: string) => {
  api.clock.now = new Date(instant)
}

async function queue(to: { id: string }, message: Partial<OutboxMessage> = {}) {
  const purpose = message.purpose ?? newId()
  const whole = { class: 'notice' as const, say: say('common.yes', {}), ...message, purpose }
  const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now }
  await api.db.transaction((tx) => enqueue(tx, ctx, { contactId: to.id, ...whole }))
  return purpose
}
const claimed = async (given?: AsWorker) => (await claim(api, given)).map(({ purpose }) => purpose)
const sendAll = async (given?: AsWorker) => {
  const messages = await claim(api, given)
  const sent = messages.map(({ id, claim }) => ({ id, claim, providerMessageId: `sent-${id}` }))
  await tell(
    api,
    sent.map((each) => ({ ...each, segments: 1 })),
    given,
  )
  return messages.map(({ purpose }) => purpose)
}
const rowOf = async (purpose: string) => {
  const [row] = await api.sql`select * from outbox where purpose = ${purpose}`
  return row
}

describe('at night', () => {
  test('a villager gets the answer they asked for and nothing else; by morning all of it', async () => {
    at('2026-03-09T13:00:00Z')
    for (const kind of ['answer', 'filing', 'notice', 'broadcast', 'reminder'] as const)
      await queue(await api.addContact(), { purpose: kind, class: kind })
    expect(await sendAll()).toEqual(['answer'])
    at('2026-03-09T23:59:59.999Z')
    expect(await claimed()).toEqual([])
    at('2026-03-10T00:00:00Z')
    expect(await claimed()).toEqual(['filing', 'notice', 'broadcast', 'reminder'])
  })

  test('somebody in need wakes the cadre', async () => {
    at('2026-03-09T18:00:00Z')
    await queue(await api.addContact(), { purpose: 'quiet', class: 'filing' })
    await queue(await api.addContact(), { purpose: 'urgent', class: 'filing', isEmergency: true })
    expect(await claimed()).toEqual(['urgent'])
  })
})

test('over the holidays an office notice waits, unless it would come too late', async () => {
  at('2026-02-17T02:00:00Z')
  const soon = new Date('2026-02-19T02:00:00Z')
  await queue(await api.addContact(), { purpose: 'can wait', class: 'broadcast' })
  await queue(await api.addContact(), { purpose: 'cannot', class: 'broadcast', notAfter: soon })
  await queue(await api.addContact(), { purpose: 'posted list' })
  expect(await claimed()).toEqual(['posted list', 'cannot'])
  at('2026-02-24T00:00:00Z')
  expect(await claimed()).toEqual(['can wait'])
})

describe('a phone', () => {
  const cap: AsWorker = { sender: { dailyCap: 2 } }

  test('gets no more than its share a day; the rest comes in the morning, an answer at once', async () => {
    const villager = await api.addContact()
    for (const purpose of ['one', 'two', 'three'] as const) await queue(villager, { purpose })
    expect(await sendAll(cap)).toEqual(['one'])
    expect(await sendAll(cap)).toEqual(['two'])
    expect(await sendAll(cap)).toEqual([])
    await queue(villager, { purpose: 'answer', class: 'answer' })
    expect(await sendAll(cap)).toEqual(['answer'])
    at('2026-03-09T23:59:59Z')
    expect(await sendAll(cap)).toEqual([])
    at('2026-03-10T00:00:00Z')
    expect(await sendAll(cap)).toEqual(['three'])
  })

  test('that is asked to confirm something gets no notice in between', async () => {
    const villager = await api.addContact()
    const until = new Date('2026-03-09T02:10:00Z')
    await api.sql`update contacts set confirms_until = ${until} where id = ${villager.id}`
    await queue(villager, { purpose: 'notice' })
    await queue(villager, { purpose: 'filing', class: 'filing' })
    expect(await sendAll()).toEqual(['filing'])
    at('2026-03-09T02:09:59.999Z')
    expect(await sendAll()).toEqual([])
    at('2026-03-09T02:10:00Z')
    expect(await sendAll()).toEqual(['notice'])
  })
})

describe('a sender', () => {
  const slow = { segmentsPerSecond: 10, burst: 5 }

  test('sends so many at once and then so many a second, whichever worker asks', async () => {
    for (let n = 0; n < 30; n++) await queue(await api.addContact())
    const workers = await Promise.all(
      [1, 2, 3].map(() => exchange(api, { lane: 'bulk', sender: slow })),
    )
    expect(workers.flatMap(({ messages }) => messages)).toHaveLength(5)
    const { messages, waitMs } = await exchange(api, { lane: 'bulk', sender: slow })
    expect({ messages, waitMs }).toEqual({ messages: [], waitMs: 100 })
    at('2026-03-09T02:00:00.300Z')
    expect((await exchange(api, { lane: 'bulk', sender: slow })).messages).toHaveLength(3)
  })

  test('answers at once though a notice has used up its pace, and the notice pays for it', async () => {
    for (let n = 0; n < 10; n++) await queue(await api.addContact())
    await exchange(api, { lane: 'bulk', sender: slow })
    for (let n = 0; n < 6; n++) await queue(await api.addContact(), { class: 'answer' })
    expect((await exchange(api, { lane: 'urgent', sender: slow })).messages).toHaveLength(5)
    at('2026-03-09T02:00:00.500Z')
    expect((await exchange(api, { lane: 'bulk', sender: slow })).messages).toHaveLength(0)
    at('2026-03-09T02:00:00.600Z')
    expect((await exchange(api, { lane: 'bulk', sender: slow })).messages).toHaveLength(1)
  })

  test('is charged what a message turns out to be', async () => {
    for (let n = 0; n < 10; n++) await queue(await api.addContact())
    const { messages } = await exchange(api, { lane: 'bulk', want: 2, sender: slow })
    const sent = messages.map(({ id, claim }) => ({ id, claim, providerMessageId: id }))
    const results = sent.map((each) => ({ ...each, segments: 2 }))
    const next = await exchange(api, { lane: 'bulk', results, undrawn: 2, sender: slow })
    expect(next.messages).toHaveLength(1)
  })

  test('whose provider wants to be left alone is left alone by every worker', async () => {
    for (let n = 0; n < 3; n++) await queue(await api.addContact(), { class: 'filing' })
    const [first] = (await exchange(api, { want: 1 })).messages
    const error = { code: '20429', kind: 'retry' as const, retryAfterSeconds: 30 }
    await tell(api, [{ id: first?.id ?? '', claim: 1, error }])
    expect(await exchange(api)).toEqual({ messages: [], waitMs: 30_000, lost: [] })
    at('2026-03-09T02:00:29.999Z')
    expect((await exchange(api, { lane: 'bulk' })).messages).toEqual([])
    at('2026-03-09T02:00:30Z')
    expect((await exchange(api)).messages).toHaveLength(2)
  })

  test('that is refused as a whole rests, and no message fails for it', async () => {
    for (let n = 0; n < 3; n++) await queue(await api.addContact(), { class: 'filing' })
    const error = { code: '20003', kind: 'alarm' as const, isSenders: true }
    for (const minute of ['00', '05', '10', '15', '20', '25', '30']) {
      at(`2026-03-09T02:${minute}:00Z`)
      const { messages } = await exchange(api)
      expect(messages).toHaveLength(3)
      await tell(
        api,
        messages.map(({ id, claim }) => ({ id, claim, error })),
      )
      expect((await exchange(api)).waitMs).toBe(300_000)
    }
    const rows = await api.sql`select status, attempts, error_code from outbox`
    expect(rows).toEqual(
      [1, 2, 3].map(() => ({ status: 'queued', attempts: 0, error_code: '20003' })),
    )
  })

  test('keeps the pace the office has set, whatever its channel knows', async () => {
    await exchange(api, { sender: slow })
    for (let n = 0; n < 9; n++) await queue(await api.addContact())
    const { messages } = await exchange(api, { lane: 'bulk', sender: { burst: 100 } })
    expect(messages).toHaveLength(5)
  })
})

test('what cannot be delivered stands with its reason', async () => {
  const villager = await api.addContact()
  const purpose = await queue(villager, { class: 'filing' })
  const [message] = await claim(api)
  const error = { code: '21211', kind: 'fix' as const }
  await tell(api, [{ id: message?.id ?? '', claim: 1, error }])
  expect(await rowOf(purpose)).toMatchObject({ status: 'failed', error_code: '21211' })
})
