import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseResponse } from '../../../api/client'
import { say } from '../../../api/messages/templates'
import { enqueue } from '../../../api/outbox/enqueue'
import { newId } from '../../../api/shared/ids'
import { COUNTY, MONDAY_MORNING, startApi, type TestApi } from '../../support/api'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterEach(() => api.sql`delete from outbox`)
afterAll(() => api.close())

const worker = () => api.client({ actor: 'job:worker' }).outbox

async function queued(to?: Awaited<ReturnType<TestApi['addContact']>>) {
  const contact = to ?? (await api.addContact())
  const purpose = newId()
  const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now }
  const message = { contactId: contact.id, purpose, class: 'filing' as const }
  await api.db.transaction((tx) =>
    enqueue(tx, ctx, { ...message, say: say('common.text', { text: '好' }) }),
  )
  return contact
}

async function claimNext() {
  const { messages } = await parseResponse(worker().claims.$post({ json: { limit: 1 } }))
  return messages[0]?.id
}

async function claimed(to?: Awaited<ReturnType<TestApi['addContact']>>) {
  const contact = await queued(to)
  return { contact, id: String(await claimNext()) }
}

type Result = Parameters<ReturnType<typeof worker>[':id']['result']['$post']>[0]['json']
type Receipt = Parameters<ReturnType<typeof worker>['receipts']['$post']>[0]['json']

const result = async (id: string, json: Result) =>
  (await parseResponse(worker()[':id'].result.$post({ param: { id }, json }))).status
const receipt = async (json: Omit<Receipt, 'channel'> & { channel?: string }) =>
  (await parseResponse(worker().receipts.$post({ json: { channel: 'sms', ...json } }))).status

const rowOf = async (id: string) => {
  const [row] = await api.sql`select * from outbox where county = ${COUNTY} and id = ${id}`
  return row
}

const failing = (kind: 'stop' | 'fix' | 'retry' | 'alarm') => ({ error: { code: '30003', kind } })

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

  test.each(['fix', 'alarm', 'stop'] as const)('an error to %s fails at once', async (kind) => {
    const { id } = await claimed()
    expect(await result(id, failing(kind))).toBe('failed')
    expect(await claimNext()).toBeUndefined()
  })

  test('a stop at the provider stops broadcasts here too, on record and once', async () => {
    const { contact, id } = await claimed()
    await result(id, failing('stop'))
    await result(id, failing('stop'))
    api.clock.now = new Date('2026-03-09T03:00:00Z')
    await result((await claimed(contact)).id, failing('stop'))
    const [row] = await api.sql`select broadcasts_stopped_at from contacts where id = ${contact.id}`
    expect(row).toEqual({ broadcasts_stopped_at: new Date(MONDAY_MORNING) })
    const events = await api.sql`
      select type, actor from events where subject = ${`contact:${contact.id}`}`
    expect(events).toEqual([{ type: 'contact.stopped', actor: 'job:worker' }])
  })

  test('told twice at once counts one attempt', async () => {
    const { id } = await claimed()
    const both = await Promise.all([result(id, failing('retry')), result(id, failing('retry'))])
    expect(both).toEqual(['queued', 'queued'])
    expect(await rowOf(id)).toMatchObject({ attempts: 1 })
  })

  test('of a provider that gives the same id twice does not make us send again', async () => {
    const one = await claimed()
    const other = await claimed()
    expect(await result(one.id, { providerMessageId: 'again' })).toBe('sent')
    expect(await result(other.id, { providerMessageId: 'again' })).toBe('sent')
    expect(await rowOf(other.id)).toMatchObject({ provider_message_id: null })
  })

  test('of a message that is none is refused', async () => {
    const path = `/outbox/${newId()}/result`
    const answer = await api.call(path, { actor: 'job:worker', body: { providerMessageId: 'x' } })
    expect(answer).toMatchObject({ status: 404, body: { reason: 'message' } })
  })

  test.each([[{}], [{ error: { code: 'x', kind: 'other' } }], [{ providerMessageId: '' }]])(
    'is refused as %j',
    async (body) => {
      const { id } = await claimed()
      const answer = await api.call(`/outbox/${id}/result`, { actor: 'job:worker', body })
      expect(answer.status).toBe(400)
      expect(await rowOf(id)).toMatchObject({ status: 'sending' })
    },
  )
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
    const [row] = await api.sql`select broadcasts_stopped_at from contacts where id = ${contact.id}`
    expect(row?.['broadcasts_stopped_at']).not.toBeNull()
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
