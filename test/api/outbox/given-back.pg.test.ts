import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { say } from '../../../api/messages/templates'
import { enqueue, type OutboxMessage } from '../../../api/outbox/enqueue'
import { newId } from '../../../api/shared/ids'
import { COUNTY, MONDAY_MORNING, startApi, type TestApi } from '../../support/api'
import { claim, exchange, forget, tell } from '../../support/outbox'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterEach(() => forget(api))
afterAll(() => api.close())

async function queue(purpose: string, message: Partial<OutboxMessage> = {}) {
  const { id: contactId } = await api.addContact()
  const whole = { class: 'notice' as const, say: say('common.yes', {}), ...message, purpose }
  const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now }
  await api.db.transaction((tx) => enqueue(tx, ctx, { contactId, ...whole }))
  return contactId
}
const rowOf = async (purpose: string) => {
  const [row] = await api.sql`
    select status, attempts, lease_until, not_before from outbox where purpose = ${purpose}`
  return row
}
const UNTRIED = { status: 'queued', attempts: 0, lease_until: null }
const tokens = async () => {
  const [row] = await api.sql<{ tokens: number }[]>`select tokens from senders`
  return row?.tokens
}

describe('a message that was taken and cannot go out now counts as not tried', () => {
  test('where its reader has had enough for the day', async () => {
    await queue('share')
    expect(await claim(api, { sender: { dailyCap: 1 } })).toHaveLength(1)
    await api.sql`update outbox set status = 'sent', sent_at = ${api.clock.now}, lease_until = null`
    const [sent] = await api.sql<{ contact_id: string }[]>`select contact_id from outbox`
    await queue('another')
    await api.sql`update outbox set contact_id = ${sent?.contact_id ?? ''} where purpose = 'another'`
    expect(await claim(api, { sender: { dailyCap: 1 } })).toEqual([])
    expect(await rowOf('another')).toMatchObject(UNTRIED)
  })

  test('where its reader is asked to confirm something', async () => {
    const until = new Date(api.clock.now.getTime() + 600_000)
    const contactId = await queue('waits')
    await api.sql`update contacts set confirms_until = ${until} where id = ${contactId}`
    expect(await claim(api)).toEqual([])
    expect(await rowOf('waits')).toEqual({ ...UNTRIED, not_before: until })
  })

  test('where the pace holds fewer of its size, and then goes out in its turn', async () => {
    for (const purpose of ['first', 'second', 'third']) await queue(purpose)
    await api.sql`update outbox set segments = 2`
    const slow = { segmentsPerSecond: 1, burst: 5 }
    const taken = await claim(api, { sender: slow })
    expect(taken.map(({ purpose }) => purpose)).toEqual(['first', 'second'])
    expect(await rowOf('third')).toMatchObject(UNTRIED)
    expect(await tokens()).toBe(1)
    api.clock.now = new Date(api.clock.now.getTime() + 1_000)
    const [next] = await claim(api, { sender: slow })
    expect(next).toMatchObject({ purpose: 'third' })
    expect(await rowOf('third')).toMatchObject({ status: 'sending', attempts: 1 })
  })
})

test('a message that is said to be unsent twice is not taken from whoever has it by then', async () => {
  await queue('unsent')
  const [first] = await claim(api)
  const unsent = [{ id: first?.id ?? '', claim: first?.claim ?? 0, isUnsent: true as const }]
  await tell(api, unsent)
  expect(await claim(api)).toHaveLength(1)
  // The answer to the first was lost on its way.
  await tell(api, unsent)
  expect(await rowOf('unsent')).toMatchObject({ status: 'sending', attempts: 1 })
})

describe('of a worker’s word with the API', () => {
  const results = async () => {
    const [message] = await claim(api)
    const { id = '', claim: taken = 0 } = message ?? {}
    return [{ id, claim: taken, providerMessageId: `SM${id}`, segments: 1 }]
  }

  test('what was sent is kept though no more can be taken, and it is not told again', async () => {
    await queue('sent')
    const word = { results: await results(), isKeeper: false }
    await api.ownerSql`alter table senders rename to senders_away`
    try {
      const answer = await exchange(api, { ...word, lane: 'bulk' })
      expect(answer).toEqual({ messages: [], waitMs: 1_000, lost: [] })
    } finally {
      await api.ownerSql`alter table senders_away rename to senders`
    }
    expect(await rowOf('sent')).toMatchObject({ status: 'sent' })
  })

  test('a database that fails at everything at once is told of, and ends nothing', async () => {
    await queue('sent')
    const word = { results: await results(), isKeeper: true }
    const unheard: unknown[] = []
    const listen = (reason: unknown) => unheard.push(reason)
    process.on('unhandledRejection', listen)
    await api.ownerSql`alter table outbox rename to outbox_away`
    try {
      await expect(exchange(api, { ...word, lane: 'bulk' })).rejects.toThrow('500')
      await new Promise((resolve) => setTimeout(resolve, 50))
    } finally {
      await api.ownerSql`alter table outbox_away rename to outbox`
      process.off('unhandledRejection', listen)
    }
    expect(unheard).toEqual([])
  })

  test('nothing is left hanging that was taken while what was sent could not be kept', async () => {
    await queue('sent')
    const word = { results: await results(), isKeeper: false }
    await queue('next')
    const before = await tokens()
    await api.ownerSql.unsafe(`
      create function refuse_sent() returns trigger language plpgsql as
        $$ begin raise 'the disk is full'; end $$;
      create trigger refuse_sent before update on outbox for each row
        when (new.status = 'sent') execute function refuse_sent()`)
    try {
      await expect(exchange(api, { ...word, lane: 'bulk' })).rejects.toThrow('500')
    } finally {
      await api.ownerSql`drop function refuse_sent cascade`
    }
    expect(await rowOf('next')).toMatchObject(UNTRIED)
    expect(await tokens()).toBe(before)
    // Told again, it is kept, and the other goes out.
    const { messages } = await exchange(api, { ...word, lane: 'bulk' })
    expect(messages).toMatchObject([{ purpose: 'next' }])
    expect(await rowOf('sent')).toMatchObject({ status: 'sent' })
  })
})

test('a message with two conditions goes out only while both hold', async () => {
  const help = async (status: string) => {
    const id = newId()
    const { id: contactId } = await api.addContact()
    await api.sql`
      insert into help_requests (county, id, kind, contact_id, area_path, code, status, opened_at,
                                 answer_due_at, message_count)
      values (${COUNTY}, ${id}, 'help', ${contactId}, ${COUNTY}, ${id}, ${status},
              ${api.clock.now}, ${api.clock.now}, 0)`
    return { kind: 'help_open', id } as const
  }
  const [open, closed] = [await help('open'), await help('closed')]
  await queue('both', { guard: { ...open, and: await help('open') } })
  await queue('first alone', { guard: { ...open, and: closed } })
  await queue('second alone', { guard: { ...closed, and: open } })
  expect((await claim(api)).map(({ purpose }) => purpose)).toEqual(['both'])
  expect(await rowOf('first alone')).toMatchObject({ status: 'cancelled' })
  expect(await rowOf('second alone')).toMatchObject({ status: 'cancelled' })
})
