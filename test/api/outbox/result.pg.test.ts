import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseResponse } from '../../../api/client'
import { say } from '../../../api/messages/templates'
import { enqueue } from '../../../api/outbox/enqueue'
import type { SendError } from '../../../api/outbox/rules'
import { newId } from '../../../api/shared/ids'
import type { MessageClass } from '../../../db/values/messages'
import { COUNTY, MONDAY_MORNING, startApi, type TestApi } from '../../support/api'
import { type AsWorker, claim, forget, tell } from '../../support/outbox'

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

const worker = () => api.client({ actor: 'job:worker' }).outbox

type Contact = Awaited<ReturnType<TestApi['addContact']>>

async function queued(to?: Contact, kind: MessageClass = 'filing') {
  const contact = to ?? (await api.addContact())
  const purpose = newId()
  const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now }
  const message = { contactId: contact.id, purpose, class: kind }
  await api.db.transaction((tx) =>
    enqueue(tx, ctx, { ...message, say: say('common.text', { text: '好' }) }),
  )
  return contact
}

const claimNext = async () => (await claim(api, { want: 1 }))[0]?.id

async function claimed(to?: Contact, kind?: MessageClass) {
  const contact = await queued(to, kind)
  return { contact, id: String(await claimNext()) }
}

type Sent = { providerMessageId: string }
type Failed = { error: SendError; claim?: number }
type Receipt = Parameters<ReturnType<typeof worker>['receipts']['$post']>[0]['json']

/** Told of the claim that holds it unless another is named. */
async function result(id: string, of: Sent | Failed, given: AsWorker = {}): Promise<unknown> {
  const claim = ('claim' in of && of.claim) || Number((await rowOf(id))?.['attempts'])
  const come = 'error' in of ? { error: of.error } : { ...of, segments: 1 }
  await tell(api, [{ id, claim, ...come }], given)
  return (await rowOf(id))?.['status']
}
const receipt = async (json: Omit<Receipt, 'channel'> & { channel?: string }) =>
  (await parseResponse(worker().receipts.$post({ json: { channel: 'sms', ...json } }))).status

const rowOf = async (id: string) => {
  const [row] = await api.sql`select * from outbox where county = ${COUNTY} and id = ${id}`
  return row
}

const failing = (kind: SendError['kind']) => ({
  error: { code: '30003', kind },
})
const later = (minutes: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + minutes * 60_000)
}
/** Tried again after its wait, and taken by the provider this time. */
async function sentAgain(id: string, minutes: number, providerMessageId: string) {
  later(minutes)
  expect(await claimNext()).toBe(id)
  expect(await result(id, { providerMessageId })).toBe('sent')
}

describe('what came of sending', () => {
  test('is kept with the provider’s id, and told twice changes nothing', async () => {
    const { id } = await claimed()
    expect(await result(id, { providerMessageId: 'SM1' })).toBe('sent')
    const row = await rowOf(id)
    expect(row).toMatchObject({ status: 'sent', provider_message_id: 'SM1', lease_until: null })
    expect(row?.['sent_at']).toEqual(new Date(MONDAY_MORNING))
    api.clock.now = new Date('2026-03-09T03:00:00Z')
    expect(await result(id, { providerMessageId: 'SM2' })).toBe('sent')
    expect(await result(id, failing('fix'))).toBe('sent')
    expect(await rowOf(id)).toEqual(row)
  })

  test('a phone that is off is tried again later and later, five times in all', async () => {
    const { id } = await claimed()
    for (const minutes of [1, 2, 4, 8]) {
      expect(await result(id, failing('retry'))).toBe('queued')
      const begun = api.clock.now.getTime()
      api.clock.now = new Date(begun + minutes * 60_000 - 1)
      expect(await claimNext()).toBeUndefined()
      api.clock.now = new Date(begun + minutes * 60_000)
      expect(await claimNext()).toBe(id)
    }
    expect(await result(id, failing('retry'))).toBe('failed')
    expect(await rowOf(id)).toMatchObject({ attempts: 5, error_code: '30003' })
    api.clock.now = new Date('2026-03-10T02:00:00Z')
    expect(await claimNext()).toBeUndefined()
  })

  test.each(['fix', 'voice', 'alarm', 'stop'] as const)(
    'an error to %s fails at once',
    async (kind) => {
      const { id } = await claimed()
      expect(await result(id, failing(kind))).toBe('failed')
      expect(await claimNext()).toBeUndefined()
    },
  )

  test('a stop at the provider stops broadcasts here too, on record and once', async () => {
    const { contact, id } = await claimed()
    await result(id, failing('stop'))
    await result(id, failing('stop'))
    api.clock.now = new Date('2026-03-09T03:00:00Z')
    await result((await claimed(contact, 'answer')).id, failing('stop'))
    const [row] = await api.sql`select stopped from contacts where id = ${contact.id}`
    expect(row).toEqual({ stopped: ['notice', 'broadcast'] })
    const events = await api.sql`
      select type, actor from events where subject = ${`contact:${contact.id}`}`
    expect(events).toEqual([{ type: 'contact.stopped', actor: 'job:worker' }])
  })

  test('told twice at once counts one claim', async () => {
    const { id } = await claimed()
    const both = await Promise.all([result(id, failing('retry')), result(id, failing('retry'))])
    expect(both).toEqual(['queued', 'queued'])
    expect(await rowOf(id)).toMatchObject({ attempts: 1 })
  })

  test('the provider’s own wait counts where it is longer', async () => {
    const { id } = await claimed()
    const error = { code: '20429', kind: 'retry', retryAfterSeconds: 90 } as const
    expect(await result(id, { error })).toBe('queued')
    expect((await rowOf(id))?.['not_before']).toEqual(new Date('2026-03-09T02:01:30Z'))
  })

  test.each(['answer', 'filing'] as const)(
    'an %s nobody knows the fate of goes out once more, marked, and then no more',
    async (kind) => {
      const { id } = await claimed(undefined, kind)
      expect(await result(id, failing('unclear'))).toBe('queued')
      later(1)
      expect(await claim(api, { want: 1 })).toMatchObject([{ id, isResend: true, claim: 2 }])
      expect(await result(id, failing('unclear'))).toBe('unknown')
      later(60)
      expect(await claimNext()).toBeUndefined()
    },
  )

  test.each(['notice', 'broadcast', 'reminder'] as const)(
    'a %s nobody knows the fate of is not sent again, and a receipt still tells',
    async (kind) => {
      const { id } = await claimed(undefined, kind)
      expect(await result(id, failing('unclear'))).toBe('unknown')
      later(60)
      expect(await claimNext()).toBeUndefined()
      expect(await receipt({ reference: id, status: 'delivered' })).toBe('delivered')
    },
  )

  test('of an earlier try does not disturb the one under way', async () => {
    const { id } = await claimed()
    await result(id, failing('retry'))
    later(1)
    expect(await claimNext()).toBe(id)
    expect(await result(id, { ...failing('fix'), claim: 1 })).toBe('sending')
    expect(await result(id, { ...failing('fix'), claim: 2 })).toBe('failed')
  })

  test.each(['stop', 'fix', 'voice'] as const)(
    'after an error to %s nothing is tried at that address any more but what answers its owner',
    async (kind) => {
      const { contact, id } = await claimed()
      const others = await api.addContact()
      await result(id, failing(kind))
      const kinds = ['answer', 'filing', 'notice', 'broadcast', 'reminder'] as const
      for (const each of kinds) await queued(contact, each)
      await queued(others)
      for (let next = await claimNext(); next; next = await claimNext())
        await result(next, { providerMessageId: next })
      const rows = await api.sql<{ class: string; status: string; error_code: string }[]>`
        select class, status, error_code from outbox
         where contact_id = ${contact.id} and id <> ${id} order by seq`
      const isStop = kind === 'stop'
      const lost = `failed address_${kind}`
      expect(rows.map((row) => `${row.class} ${row.status} ${row.error_code}`)).toEqual([
        'answer sent null',
        `filing ${lost}`,
        ...['notice', 'broadcast'].map((each) => `${each} ${isStop ? 'cancelled null' : lost}`),
        `reminder ${lost}`,
      ])
      const [other] = await api.sql`select status from outbox where contact_id = ${others.id}`
      expect(other).toEqual({ status: 'sent' })
    },
  )

  test.each([
    ['fix', 30 * 24 * 60 - 1, undefined],
    ['fix', 30 * 24 * 60, 'claimed'],
    ['voice', 30 * 24 * 60, 'claimed'],
    ['stop', 365 * 24 * 60, undefined],
  ] as const)('an address found to %s is tried again after %i minutes: %s', async (...of) => {
    const [kind, minutes, outcome] = of
    const { contact, id } = await claimed()
    await result(id, failing(kind))
    later(minutes)
    await queued(contact)
    expect((await claimNext()) && 'claimed').toBe(outcome)
  })

  test('of a provider that gives the same id twice does not make us send again', async () => {
    const one = await claimed()
    const other = await claimed()
    expect(await result(one.id, { providerMessageId: 'again' })).toBe('sent')
    expect(await result(other.id, { providerMessageId: 'again' })).toBe('sent')
    expect(await rowOf(other.id)).toMatchObject({ provider_message_id: null })
  })

  test('of a message that is none changes nothing', async () => {
    const { id } = await claimed()
    const sent = { claim: 1, providerMessageId: 'x', segments: 1 }
    await tell(api, [
      { id: newId(), ...sent },
      { id: newId(), found: [], near: [] },
    ])
    expect(await rowOf(id)).toMatchObject({ status: 'sending' })
  })
})

describe('a receipt of the provider', () => {
  test('finds the message by the provider’s id', async () => {
    const { id } = await claimed()
    await result(id, { providerMessageId: 'SM10' })
    expect(await receipt({ providerMessageId: 'SM10', status: 'delivered' })).toBe('delivered')
    expect(await rowOf(id)).toMatchObject({ status: 'delivered' })
  })

  test('that comes before the result was told finds it by our own, and the result adds its id', async () => {
    const { id } = await claimed()
    expect(await receipt({ reference: id, status: 'delivered' })).toBe('delivered')
    expect(await result(id, { providerMessageId: 'SM11' })).toBe('delivered')
    expect(await rowOf(id)).toMatchObject({ status: 'delivered', provider_message_id: 'SM11' })
  })

  test('in any order, twice, leaves the villager’s message delivered', async () => {
    const { id } = await claimed()
    await result(id, { providerMessageId: 'SM12' })
    for (const status of ['delivered', 'sent', 'queued', 'failed', 'delivered'] as const)
      expect(await receipt({ reference: id, status })).toBe('delivered')
  })

  test('of a failure keeps why, and heeds a stop', async () => {
    const { id, contact } = await claimed()
    await result(id, { providerMessageId: 'SM13' })
    const error = { code: '21610', kind: 'stop' } as const
    expect(await receipt({ reference: id, status: 'failed', error })).toBe('failed')
    expect(await rowOf(id)).toMatchObject({ status: 'failed', error_code: '21610' })
    const [row] = await api.sql`select stopped from contacts where id = ${contact.id}`
    expect(row).toEqual({ stopped: ['notice', 'broadcast'] })
  })

  test('that the phone was off: nothing arrived, so it is sent again, five times in all', async () => {
    const { id } = await claimed(undefined, 'notice')
    await result(id, { providerMessageId: 'SM20' })
    for (const [i, minutes] of [1, 2, 4, 8].entries()) {
      const status = 'failed' as const
      const told = { reference: id, providerMessageId: `SM2${i}`, status }
      expect(await receipt({ ...told, ...failing('retry') })).toBe('queued')
      await sentAgain(id, minutes, `SM2${i + 1}`)
    }
    const last = { reference: id, providerMessageId: 'SM24', status: 'failed' as const }
    expect(await receipt({ ...last, ...failing('retry') })).toBe('failed')
    expect(await rowOf(id)).toMatchObject({ attempts: 5, is_resend: false, error_code: '30003' })
  })

  test('of an error worth one more try brings one more try', async () => {
    const { id } = await claimed()
    await result(id, { providerMessageId: 'SM30' })
    const error = { code: '30008', kind: 'retry', onlyOnce: true } as const
    const failed = { reference: id, status: 'failed', error } as const
    expect(await receipt({ ...failed, providerMessageId: 'SM30' })).toBe('queued')
    await sentAgain(id, 1, 'SM31')
    expect(await receipt({ ...failed, providerMessageId: 'SM31' })).toBe('failed')
  })

  test('of the first try, told again after the second, sends nothing a third time', async () => {
    const { id } = await claimed()
    await result(id, { providerMessageId: 'SM40' })
    const off = { reference: id, providerMessageId: 'SM40', status: 'failed' as const }
    expect(await receipt({ ...off, ...failing('retry') })).toBe('queued')
    // Late and twice, at every moment of the second try.
    expect(await receipt({ ...off, ...failing('retry') })).toBe('queued')
    expect(await receipt({ ...off, status: 'sent' })).toBe('queued')
    later(1)
    expect(await claimNext()).toBe(id)
    expect(await receipt({ ...off, ...failing('retry') })).toBe('sending')
    expect(await result(id, { providerMessageId: 'SM41' })).toBe('sent')
    expect(await receipt({ ...off, ...failing('retry') })).toBe('sent')
    expect(await receipt({ ...off, providerMessageId: 'SM41', status: 'delivered' })).toBe(
      'delivered',
    )
  })

  test('of a failure that comes before the result holds against the result', async () => {
    const { id } = await claimed()
    const told = { reference: id, providerMessageId: 'SM50', status: 'failed' as const }
    expect(await receipt({ ...told, ...failing('retry') })).toBe('queued')
    expect(await result(id, { providerMessageId: 'SM50' })).toBe('queued')
    await sentAgain(id, 1, 'SM51')
  })

  test('that the first of two copies failed says nothing of the second', async () => {
    const { id } = await claimed()
    await result(id, failing('unclear'))
    later(1)
    expect(await claimNext()).toBe(id)
    const first = { reference: id, providerMessageId: 'SM60', status: 'failed' as const }
    expect(await receipt({ ...first, ...failing('fix') })).toBe('failed')
    expect(await result(id, { providerMessageId: 'SM61' })).toBe('sent')
    expect(await rowOf(id)).toMatchObject({ provider_message_id: 'SM61', error_code: null })
  })

  test('that one copy went out keeps the second from being sent', async () => {
    const { id } = await claimed()
    await result(id, failing('unclear'))
    const told = { reference: id, providerMessageId: 'SM70', status: 'sent' as const }
    expect(await receipt(told)).toBe('sent')
    later(60)
    expect(await claimNext()).toBeUndefined()
  })

  test('for a message we do not know, or of another channel, is ignored', async () => {
    const { id } = await claimed()
    await result(id, { providerMessageId: 'SM14' })
    const status = 'delivered' as const
    expect(await receipt({ providerMessageId: 'SM99', status })).toBe('ignored')
    expect(await receipt({ reference: newId(), status })).toBe('ignored')
    expect(await receipt({ channel: 'telegram', providerMessageId: 'SM14', status })).toBe(
      'ignored',
    )
    expect(await rowOf(id)).toMatchObject({ status: 'sent' })
  })

  test('is refused without any id, or as nobody but the worker', async () => {
    const body = { channel: 'sms', status: 'sent' }
    expect((await api.call('/outbox/receipts', { actor: 'job:worker', body })).status).toBe(400)
    const whole = { ...body, reference: newId() }
    expect((await api.call('/outbox/receipts', { actor: 'job:bot', body: whole })).status).toBe(403)
    expect((await api.call('/outbox/receipts', { body: whole })).status).toBe(403)
  })
})

describe('a message given back', () => {
  const release = async (messages: { id: string; claim: number }[]) => {
    await tell(
      api,
      messages.map((each) => ({ ...each, isUnsent: true })),
    )
  }

  test('is due at once again and counts no claim', async () => {
    const { id } = await claimed()
    await release([{ id, claim: 1 }])
    expect(await rowOf(id)).toMatchObject({ status: 'queued', attempts: 0, lease_until: null })
    expect(await claimNext()).toBe(id)
  })

  test('twice is given back once', async () => {
    const { id } = await claimed()
    await Promise.all([1, 2].map(() => release([{ id, claim: 1 }])))
    expect(await rowOf(id)).toMatchObject({ status: 'queued', attempts: 0 })
  })

  test('by a worker that lost it stays with the one that has it', async () => {
    const { id } = await claimed()
    later(3)
    expect(await claimNext()).toBe(id)
    await release([{ id, claim: 1 }])
    expect(await rowOf(id)).toMatchObject({ status: 'sending', attempts: 2 })
  })

  test('that was sent stays sent', async () => {
    const { id } = await claimed()
    await result(id, { providerMessageId: 'SM80' })
    await release([{ id, claim: 1 }])
    expect(await rowOf(id)).toMatchObject({ status: 'sent' })
  })
})
