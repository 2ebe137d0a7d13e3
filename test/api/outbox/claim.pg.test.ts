import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { say } from '../../../api/messages/templates'
import { enqueue, type OutboxMessage } from '../../../api/outbox/enqueue'
import type { Reply } from '../../../api/turns/answer'
import { COUNTY, createSeeds, MONDAY_MORNING, startApi, type TestApi } from '../../support/api'
import { type AsWorker, claim as claimAll, forget, SENDER, tell } from '../../support/outbox'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterEach(() => forget(api))
afterAll(() => api.close())

const MINUTE = 60_000
const later = (milliseconds: number) => {
  api.clock.now = new Date(Date.parse(MONDAY_MORNING) + milliseconds)
}

let made = 0
async function queue(contactId: string, message: Partial<OutboxMessage> = {}, county = COUNTY) {
  const purpose = message.purpose ?? `test:${++made}`
  const ctx = { county, deps: api.deps, now: api.clock.now }
  const whole = { class: 'filing', say: text(purpose), ...message, contactId, purpose } as const
  await api.db.transaction((tx) => enqueue(tx, ctx, whole))
  return purpose
}

const text = (words: string): Reply => say('common.text', { text: words })

const claim = (given: AsWorker = {}) => claimAll(api, given)
const purposes = async (given: AsWorker = {}) => (await claim(given)).map(({ purpose }) => purpose)

const sent = (id: string, claim = 1) =>
  tell(api, [{ id, claim, providerMessageId: `p-${id}`, segments: 1 }])

const statusOf = async (purpose: string) => {
  const [row] = await api.sql<
    { status: string }[]
  >`select status from outbox where purpose = ${purpose}`
  return row?.status
}

describe('the worker', () => {
  test('is given a due message with its address and words in the clear, once', async () => {
    const { id: contactId, address } = await api.addContact({ language: 'en' })
    const choices = [{ id: 'yes', say: say('common.yes', {}) }]
    await queue(contactId, { purpose: 'one', say: { ...text('你好'), choices } })
    expect(await claim()).toEqual([
      {
        id: expect.any(String),
        contactId,
        channel: 'sms',
        to: address,
        language: 'en',
        template: 'common.text',
        vars: { text: '你好' },
        choices,
        class: 'filing',
        purpose: 'one',
        picture: null,
        isResend: false,
        claim: 1,
        charged: 1,
      },
    ])
    expect(await claim()).toEqual([])
    expect(await statusOf('one')).toBe('sending')
  })

  test('finds nothing readable in the row itself', async () => {
    const { id } = await api.addContact()
    await queue(id, { purpose: 'secret', say: text('谭大山家漏雨') })
    const [row] = await api.sql<{ all: string }[]>`select o::text as all from outbox o`
    expect(row?.all).not.toContain('漏雨')
  })

  test('gets a message at its hour and not before', async () => {
    const { id } = await api.addContact()
    await queue(id, { purpose: 'later', notBefore: new Date('2026-03-09T03:00:00Z') })
    api.clock.now = new Date('2026-03-09T02:59:59.999Z')
    expect(await purposes()).toEqual([])
    api.clock.now = new Date('2026-03-09T03:00:00.000Z')
    expect(await purposes()).toEqual(['later'])
  })

  test('gets a message until its last hour and not after', async () => {
    const notAfter = new Date('2026-03-09T03:00:00Z')
    const one = await api.addContact()
    const other = await api.addContact()
    await queue(one.id, { purpose: 'just', notAfter })
    api.clock.now = notAfter
    expect(await purposes()).toEqual(['just'])
    await queue(other.id, { purpose: 'late', notAfter })
    api.clock.now = new Date('2026-03-09T03:00:00.001Z')
    expect(await purposes()).toEqual([])
    expect(await statusOf('late')).toBe('expired')
  })

  test('gets what is most urgent first, and no more than asked for', async () => {
    for (const kind of ['reminder', 'broadcast', 'notice', 'answer', 'filing'] as const)
      await queue((await api.addContact()).id, { purpose: kind, class: kind })
    expect(await purposes({ want: 2 })).toEqual(['answer', 'filing'])
    expect(await purposes({ want: 3 })).toEqual(['notice', 'broadcast', 'reminder'])
  })

  test('leaves to others what goes by a channel it has not', async () => {
    await queue((await api.addContact({ channel: 'telegram', chat: '1' })).id, { purpose: 'chat' })
    await queue((await api.addContact()).id, { purpose: 'text' })
    expect(await purposes()).toEqual(['text'])
    expect(await purposes({ channel: 'telegram' })).toEqual(['chat'])
  })

  test('of another county gets nothing of ours', async () => {
    const chengkou = createSeeds(api.deps, 'chengkou')
    await chengkou.addCounty()
    await queue((await api.addContact()).id, { purpose: 'ours' })
    await queue((await chengkou.addContact()).id, { purpose: 'theirs' }, 'chengkou')
    expect(await purposes({ county: 'chengkou' })).toEqual(['theirs'])
    expect(await purposes()).toEqual(['ours'])
  })

  test('is not stopped by a message that cannot be opened', async () => {
    const broken = await queue((await api.addContact()).id)
    await api.sql`update outbox set content_sealed = '\\x00' where purpose = ${broken}`
    await queue((await api.addContact()).id, { purpose: 'whole' })
    expect(await purposes()).toEqual(['whole'])
    expect(await statusOf(broken)).toBe('failed')
  })

  test('is not stopped by an address that cannot be opened', async () => {
    const contact = await api.addContact()
    await api.sql`update contacts set address_sealed = '\\x00' where id = ${contact.id}`
    const lost = await queue(contact.id)
    await queue((await api.addContact()).id, { purpose: 'whole' })
    expect(await purposes()).toEqual(['whole'])
    expect(await statusOf(lost)).toBe('failed')
  })

  test('is nobody else', async () => {
    const villager = await api.addContact()
    for (const actor of [villager.actor, 'job:bot', 'job:command', undefined] as const) {
      const as = actor ? { actor } : {}
      expect((await api.call('/outbox/exchanges', { ...as, body: WORD })).status).toBe(403)
    }
  })

  test.each([
    [{ want: -1 }],
    [{ want: 1_001 }],
    [{ lane: 'slow' }],
    [{ sender: { ...SENDER, segmentsPerSecond: 0 } }],
    [{ results: [{ id: 'x', claim: 1, isUnsent: true }] }],
    [{ results: [{ id: ID, claim: 1, isUnsent: false }] }],
    [{ results: [{ id: ID, claim: 0, providerMessageId: 'p', segments: 1 }] }],
    [{ results: [{ id: ID, claim: 1, error: { code: '', kind: 'retry' } }] }],
    [{ results: [{ id: ID, claim: 1, error: { code: 'x', kind: 'odd' } }] }],
  ])('whose word has %j is told that it is wrong', async (wrong) => {
    const body = { ...WORD, ...wrong }
    const answer = await api.call('/outbox/exchanges', { actor: 'job:worker', body })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid' } })
  })
})

const ID = '019f0000-0000-7000-8000-000000000001'
const WORD = {
  sender: SENDER,
  lane: 'urgent',
  results: [],
  undrawn: 0,
  want: 1,
  canAsk: false,
  isChat: false,
  isKeeper: false,
}

describe('the messages of one villager', () => {
  test.each([
    ['filing', 'filing'],
    ['filing', 'notice'],
    ['answer', 'reminder'],
    ['broadcast', 'broadcast'],
    ['notice', 'broadcast'],
  ] as const)('of class %s and then %s go out one after the other', async (one, other) => {
    const { id } = await api.addContact()
    await queue(id, { purpose: 'first', class: one })
    await queue(id, { purpose: 'second', class: other })
    const [first] = await claim()
    expect(first?.purpose).toBe('first')
    expect(await purposes()).toEqual([])
    await sent(String(first?.id))
    expect(await purposes()).toEqual(['second'])
  })

  test.each([
    ['notice', 'answer'],
    ['broadcast', 'filing'],
    ['reminder', 'notice'],
  ] as const)('of class %s let one of class %s pass', async (one, other) => {
    const { id } = await api.addContact()
    await queue(id, { purpose: 'first', class: one })
    await queue(id, { purpose: 'second', class: other })
    expect(await purposes({ want: 1 })).toEqual(['second'])
  })

  test('do not wait for a reminder of another day', async () => {
    const { id } = await api.addContact()
    await queue(id, { purpose: 'tomorrow', notBefore: new Date('2026-03-10T02:00:00Z') })
    await queue(id, { purpose: 'today' })
    expect(await purposes()).toEqual(['today'])
  })

  test('wait while a later one is on its way', async () => {
    const { id } = await api.addContact()
    await queue(id, { purpose: 'reminder', notBefore: new Date('2026-03-09T02:00:30Z') })
    await queue(id, { purpose: 'answer' })
    const [answer] = await claim()
    later(MINUTE / 2)
    expect(await purposes()).toEqual([])
    await sent(String(answer?.id))
    expect(await purposes()).toEqual(['reminder'])
  })

  test('wait for one that is to be tried again', async () => {
    const { id } = await api.addContact()
    await queue(id, { purpose: 'part 1' })
    await queue(id, { purpose: 'part 2' })
    const [part] = await claim()
    const error = { code: '30003', kind: 'retry' } as const
    await tell(api, [{ id: part?.id ?? '', claim: 1, error }])
    expect(await purposes()).toEqual([])
    later(MINUTE)
    expect(await purposes()).toEqual(['part 1'])
  })

  test('of the bulk kind are dropped once broadcasts were stopped; what they filed arrives', async () => {
    const { id } = await api.addContact()
    const classes = ['broadcast', 'notice', 'reminder', 'filing', 'answer'] as const
    for (const kind of classes) await queue(id, { purpose: `stop ${kind}`, class: kind })
    await api.runCommand(id, { type: 'set_broadcasts', wanted: false })
    const arrived = []
    for (let [next] = await claim(); next; [next] = await claim()) {
      arrived.push(next.purpose)
      await sent(next.id, next.claim)
    }
    expect(arrived).toEqual(['stop answer', 'stop filing'])
    expect(await statusOf('stop reminder')).toBe('cancelled')
    expect(await statusOf('stop broadcast')).toBe('cancelled')
    expect(await statusOf('stop notice')).toBe('cancelled')
  })

  test('for the same purpose are one message', async () => {
    const { id } = await api.addContact()
    await queue(id, { purpose: 'same' })
    await queue(id, { purpose: 'same' })
    expect(await api.sql`select 1 from outbox where purpose = 'same'`).toHaveLength(1)
  })
})

describe('two workers at once', () => {
  test('never take the same message, and leave none behind', async () => {
    const contacts = await Promise.all(Array.from({ length: 40 }, () => api.addContact()))
    for (const { id } of contacts) await queue(id, { purpose: `shared ${id}` })
    const batches = await Promise.all([1, 2, 3, 4].map(() => purposes({ want: 15 })))
    const rest = await purposes()
    const all = [...batches.flat(), ...rest]
    expect(all).toHaveLength(40)
    expect(new Set(all).size).toBe(40)
  })

  test('never hold two messages of one villager', async () => {
    const { id } = await api.addContact()
    for (let i = 0; i < 6; i++) await queue(id)
    const batches = await Promise.all([1, 2, 3, 4].map(() => claim()))
    expect(batches.flat()).toHaveLength(1)
  })
})

describe('a worker that dies holding a message', () => {
  test('loses it after a minute, and not a moment before', async () => {
    const { id } = await api.addContact()
    await queue(id, { purpose: 'held' })
    await claim()
    later(MINUTE - 1)
    expect(await purposes()).toEqual([])
    expect(await statusOf('held')).toBe('sending')
    later(MINUTE)
    expect(await claim()).toMatchObject([{ purpose: 'held', isResend: true }])
  })

  test.each([
    ['answer', 'unknown after a second death'],
    ['filing', 'unknown after a second death'],
    ['notice', 'unknown at once'],
    ['broadcast', 'unknown at once'],
    ['reminder', 'unknown at once'],
  ] as const)('leaves a message of class %s %s', async (kind, fate) => {
    const { id } = await api.addContact()
    await queue(id, { purpose: 'held', class: kind })
    const deaths = fate === 'unknown at once' ? 1 : 2
    for (let death = 1; death <= deaths; death++) {
      expect(await purposes()).toEqual(['held'])
      later(death * MINUTE)
    }
    expect(await purposes()).toEqual([])
    expect(await statusOf('held')).toBe('unknown')
  })

  test('and turns out to have sent it: it is not sent again', async () => {
    const { id } = await api.addContact()
    await queue(id, { purpose: 'held' })
    await queue(id, { purpose: 'next' })
    const [held] = await claim()
    later(MINUTE)
    await queue((await api.addContact()).id, { purpose: 'other', class: 'answer' })
    expect(await purposes({ want: 1 })).toEqual(['other'])
    expect(await statusOf('held')).toBe('queued')
    await sent(String(held?.id))
    expect(await statusOf('held')).toBe('sent')
    expect(await purposes()).toEqual(['next'])
  })
})
