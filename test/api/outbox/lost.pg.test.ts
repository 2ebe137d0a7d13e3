import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { say } from '../../../api/messages/templates'
import { enqueue } from '../../../api/outbox/enqueue'
import { newId } from '../../../api/shared/ids'
import type { MessageClass } from '../../../db/values/messages'
import { COUNTY, MONDAY_MORNING, startApi, type TestApi } from '../../support/api'
import { exchange, forget, tell } from '../../support/outbox'

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
  api.clock.now = new Date(api.clock.now.getTime() + milliseconds)
}

async function held(kind: MessageClass = 'notice') {
  const contact = await api.addContact()
  const purpose = newId()
  const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now }
  const message = { contactId: contact.id, purpose, class: kind, say: say('common.yes', {}) }
  await api.db.transaction((tx) => enqueue(tx, ctx, message))
  const lane = kind === 'filing' ? 'urgent' : 'bulk'
  const { messages } = await exchange(api, { lane, canAsk: true })
  const [taken] = messages.filter((each) => each.purpose === purpose)
  if (!taken) throw new Error('the message was not taken')
  return { ...taken, contact }
}

const lost = async () => (await exchange(api, { want: 0, canAsk: true })).lost
const statusOf = async (id: string) => {
  const [row] = await api.sql`
    select status, is_resend, attempts, provider_message_id from outbox where id = ${id}`
  return row
}
const receipt = (reference: string) => {
  const json = { channel: 'sms', reference, status: 'delivered' as const }
  return api.client({ actor: 'job:worker' }).outbox.receipts.$post({ json })
}

test('of a message whose worker died the provider is asked, a minute later and not before', async () => {
  const { id, to } = await held()
  later(MINUTE - 1)
  expect(await lost()).toEqual([])
  later(1)
  expect(await lost()).toMatchObject([{ id, to, since: MONDAY_MORNING, claim: 1 }])
  expect(await statusOf(id)).toMatchObject({ status: 'lost' })
  // Whoever asks has a minute for it.
  expect(await lost()).toEqual([])
  later(MINUTE)
  expect(await lost()).toMatchObject([{ id }])
})

test('one the provider has was sent, once', async () => {
  const { id } = await held()
  later(MINUTE)
  await lost()
  await tell(api, [{ id, found: ['SM1', 'SM2'], near: [] }])
  expect(await statusOf(id)).toMatchObject({ status: 'sent', provider_message_id: 'SM1' })
  await tell(api, [{ id, found: [], near: [] }])
  expect(await statusOf(id)).toMatchObject({ status: 'sent' })
})

test('one of the same words that is another message’s own is not it', async () => {
  const one = await held()
  await tell(api, [{ id: one.id, claim: 1, providerMessageId: 'SM1', segments: 1 }])
  const other = await held()
  later(MINUTE)
  await lost()
  await tell(api, [{ id: other.id, found: ['SM1'], near: [] }])
  expect(await statusOf(other.id)).toMatchObject({ status: 'queued', is_resend: false })
})

test('one the provider never took is sent as if for the first time, five times in all', async () => {
  const { id } = await held('broadcast')
  for (let claim = 1; claim <= 5; claim++) {
    later(MINUTE)
    await lost()
    await tell(api, [{ id, found: [], near: [] }])
    if (claim === 5) break
    expect(await statusOf(id)).toMatchObject({ status: 'queued', is_resend: false })
    const { messages } = await exchange(api, { lane: 'bulk', canAsk: true })
    expect(messages).toMatchObject([{ id, claim: claim + 1, isResend: false }])
  }
  expect(await statusOf(id)).toMatchObject({ status: 'failed', attempts: 5 })
})

test.each([
  ['filing', 'queued', true],
  ['broadcast', 'unknown', false],
] as const)(
  'a %s the provider cannot be asked about for an hour is %s in the end',
  async (kind, status, isResend) => {
    const { id } = await held(kind)
    later(MINUTE)
    await lost()
    later(58 * MINUTE)
    expect(await lost()).toMatchObject([{ id }])
    later(MINUTE)
    expect(await lost()).toEqual([])
    expect(await statusOf(id)).toMatchObject({ status, is_resend: isResend })
  },
)

test('a message without a clear answer is asked about, and a receipt settles it meanwhile', async () => {
  const { id } = await held()
  const error = { code: 'timeout', kind: 'unclear' as const }
  await tell(api, [{ id, claim: 1, error }], { canAsk: true })
  expect(await statusOf(id)).toMatchObject({ status: 'lost' })
  later(MINUTE - 1)
  expect(await lost()).toEqual([])
  await receipt(id)
  later(1)
  expect(await lost()).toEqual([])
  expect(await statusOf(id)).toMatchObject({ status: 'delivered' })
})

test('while a villager’s message is asked about nothing of the kind overtakes it', async () => {
  const { id, contact } = await held()
  later(MINUTE)
  await lost()
  const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now }
  for (const kind of ['notice', 'answer'] as const) {
    const message = {
      contactId: contact.id,
      purpose: kind,
      class: kind,
      say: say('common.yes', {}),
    }
    await api.db.transaction((tx) => enqueue(tx, ctx, message))
  }
  expect((await exchange(api, { lane: 'bulk' })).messages).toEqual([])
  expect((await exchange(api)).messages).toMatchObject([{ purpose: 'answer' }])
  await tell(api, [{ id, found: ['SM1'], near: [] }])
})

test.each([
  ['notice', { status: 'unknown', is_resend: false }],
  ['filing', { status: 'queued', is_resend: true }],
] as const)(
  'a %s of which the provider may have been given other words is not taken for sent, nor sent unmarked',
  async (kind, fate) => {
    const { id } = await held(kind)
    later(MINUTE)
    await lost()
    await tell(api, [{ id, found: [], near: ['SM7'] }])
    expect(await statusOf(id)).toMatchObject({ ...fate, provider_message_id: null })
  },
)

test('what the provider was given in the same minute and is another message’s says nothing', async () => {
  const other = await held()
  await tell(api, [{ id: other.id, claim: 1, providerMessageId: 'SM8', segments: 1 }])
  const { id } = await held()
  later(MINUTE)
  await lost()
  await tell(api, [{ id, found: [], near: ['SM8'] }])
  expect(await statusOf(id)).toMatchObject({ status: 'queued', is_resend: false })
})
