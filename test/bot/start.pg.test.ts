import { Hono } from 'hono'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inMemoryFetch } from '../../api/http/in-memory'
import { say } from '../../api/messages/templates'
import { enqueue } from '../../api/outbox/enqueue'
import type { Channel, SendResult } from '../../bot/channels/channel'
import { createBot } from '../../bot/start'
import { PACE } from '../support/pace'
import { COUNTY, startApi, type TestApi } from '../support/api'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
afterAll(() => api.close())

const channelOf = (name: string, send: Channel['send']): Channel => ({
  name,
  abilities: { isSms: name === 'sms', hasButtons: false },
  pace: PACE,
  routes: () => new Hono(),
  send,
})

async function queue(count: number, channel: string) {
  for (let i = 0; i < count; i++) {
    const { id: contactId } = await api.addContact({ channel })
    const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now }
    const purpose = `${channel}:${i}`
    await enqueue(api.db, ctx, { contactId, purpose, class: 'notice', say: say('common.yes', {}) })
  }
}

test('a provider that hangs holds up no other channel, and a stop only for what was begun', async () => {
  await queue(20, 'sms')
  await queue(3, 'telegram')
  const answer = Promise.withResolvers<SendResult>()
  let isHanging = 0
  const begun = Promise.withResolvers<void>()
  const hanging = channelOf('sms', () => {
    if (++isHanging === 8) begun.resolve()
    return answer.promise
  })
  const arrived = Promise.withResolvers<void>()
  const sent: string[] = []
  const quick = channelOf('telegram', async (_to, _message, reference) => {
    sent.push(reference)
    if (sent.length === 3) arrived.resolve()
    return { providerMessageId: reference }
  })
  const bot = createBot({
    api: {
      baseUrl: 'http://api.test',
      serviceToken: api.deps.serviceToken,
      fetch: inMemoryFetch(api.app),
    },
    defaultCounty: COUNTY,
    channels: [hanging, quick],
    log: pino({ level: 'silent' }),
  })
  const stop = bot.start()
  await Promise.all([begun.promise, arrived.promise])
  const stopped = stop()
  answer.resolve({ error: { code: 'timeout', kind: 'unclear' } })
  await stopped
  expect(isHanging).toBe(8)
  const rows = await api.sql`
    select status, attempts, count(*)::int as n from outbox where purpose like 'sms:%'
     group by status, attempts order by status`
  expect(rows).toEqual([
    { status: 'queued', attempts: 0, n: 12 },
    { status: 'unknown', attempts: 1, n: 8 },
  ])
})
