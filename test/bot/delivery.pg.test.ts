import { Hono } from 'hono'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { say } from '../../api/messages/templates'
import { enqueue } from '../../api/outbox/enqueue'
import type { Channel, SendResult } from '../../bot/channels/channel'
import { deliverOnce, type DeliveryDeps } from '../../bot/delivery'
import { COUNTY, MONDAY_MORNING, startApi, type TestApi } from '../support/api'

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

interface Sent {
  to: string
  text: string
  reference: string
}

/** A channel that keeps what it is given; `answer` says what comes of it. */
function channelOf(
  name: string,
  answer: (sent: Sent) => SendResult | Promise<SendResult> = ({ reference }) => ({
    providerMessageId: `${name}-${reference}`,
  }),
) {
  const log: Sent[] = []
  const channel: Channel = {
    name,
    abilities: { isSms: name === 'sms', hasButtons: false },
    routes: () => new Hono(),
    async send(to, { text }, reference) {
      const sent = { to, text, reference }
      log.push(sent)
      return answer(sent)
    },
  }
  return { channel, log }
}

const deliver = (channels: Channel[], other: Partial<DeliveryDeps> = {}) =>
  deliverOnce({
    clientFor: (behalf) => api.client(behalf),
    channels: new Map(channels.map((channel) => [channel.name, channel])),
    render: ({ template, vars }, { channel, language, signature }) => ({
      text: [signature, channel, language, template, ...Object.values(vars)].join(' '),
      buttons: [],
    }),
    county: COUNTY,
    log: pino({ level: 'silent' }),
    ...other,
  })

async function queue(words: string, contact: Parameters<TestApi['addContact']>[0] = {}) {
  const { id: contactId, address } = await api.addContact(contact)
  const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now }
  const message = say('common.text', { text: words })
  await api.db.transaction((tx) =>
    enqueue(tx, ctx, { contactId, purpose: words, class: 'notice', say: message }),
  )
  return { contactId, address }
}

const fates = async () => {
  const rows = await api.sql<{ purpose: string; status: string; error_code: string | null }[]>`
    select purpose, status, error_code from outbox where county = ${COUNTY} order by purpose`
  return rows.map(({ purpose, status, error_code }) => [purpose, status, error_code])
}

const off: SendResult = { error: { code: '30003', kind: 'retry' } }

const withoutRights: DeliveryDeps['clientFor'] = (behalf) =>
  api.client({ ...behalf, actor: 'job:bot' })

describe('a round of the worker', () => {
  test('sends each villager their message in words, once, and records it', async () => {
    const { channel, log } = channelOf('sms')
    const { address } = await queue('甲', { language: 'en' })
    expect(await deliver([channel])).toBe(1)
    expect(await deliver([channel])).toBe(0)
    const text = '村信 sms en common.text 甲'
    expect(log).toEqual([{ to: address, text, reference: expect.any(String) }])
    const [row] = await api.sql`select id, status, provider_message_id from outbox`
    const reference = log[0]?.reference
    const recorded = { id: reference, status: 'sent', provider_message_id: `sms-${reference}` }
    expect(row).toEqual(recorded)
  })

  test('of which one channel is down still sends on the other', async () => {
    const sms = channelOf('sms', () => Promise.reject(new Error('connect ECONNREFUSED')))
    const telegram = channelOf('telegram')
    await queue('甲')
    await queue('乙', { channel: 'telegram', chat: '1' })
    await queue('丙')
    await queue('丁', { channel: 'telegram', chat: '2' })
    expect(await deliver([sms.channel, telegram.channel])).toBe(4)
    expect(sms.log).toHaveLength(2)
    expect(telegram.log).toHaveLength(2)
    expect(await fates()).toEqual([
      ['丁', 'sent', null],
      ['丙', 'sending', null],
      ['乙', 'sent', null],
      ['甲', 'sending', null],
    ])
  })

  test('is not held up on one channel by another that does not answer', async () => {
    const answer = Promise.withResolvers<SendResult>()
    const quickIsDone = Promise.withResolvers<void>()
    const slow = channelOf('sms', () => answer.promise)
    const quick = channelOf('telegram', ({ reference }) => {
      quickIsDone.resolve()
      return { providerMessageId: reference }
    })
    await queue('甲')
    await queue('乙', { channel: 'telegram', chat: '3' })
    const round = deliver([slow.channel, quick.channel])
    await quickIsDone.promise
    answer.resolve(off)
    expect(await round).toBe(2)
    expect(await fates()).toEqual([
      ['乙', 'sent', null],
      ['甲', 'queued', '30003'],
    ])
  })

  test('tries a phone that is off again later, and does not give up the others', async () => {
    const { channel, log } = channelOf('sms', ({ text, reference }) =>
      text.endsWith('甲') ? off : { providerMessageId: reference },
    )
    await queue('甲')
    await queue('乙')
    await deliver([channel])
    expect(await fates()).toEqual([
      ['乙', 'sent', null],
      ['甲', 'queued', '30003'],
    ])
    api.clock.now = new Date('2026-03-09T02:01:00Z')
    await deliver([channel])
    expect(log.map(({ text }) => text.at(-1)).toSorted()).toEqual(['乙', '甲', '甲'])
  })

  test('leaves a message of a channel it has not to whoever has it', async () => {
    const { channel, log } = channelOf('sms')
    await queue('甲', { channel: 'telegram', chat: '4' })
    expect(await deliver([channel])).toBe(0)
    expect(log).toEqual([])
    expect(await fates()).toEqual([['甲', 'queued', null]])
    expect(await deliver([])).toBe(0)
  })

  test('with a message it has no words for fails that one and sends the others', async () => {
    const { channel, log } = channelOf('sms')
    await queue('甲')
    await queue('乙')
    await deliver([channel], {
      render: ({ vars }) => {
        if (vars['text'] === '甲') throw new Error('no such template')
        return { text: String(vars['text']), buttons: [] }
      },
    })
    expect(log.map(({ text }) => text)).toEqual(['乙'])
    expect(await fates()).toEqual([
      ['乙', 'sent', null],
      ['甲', 'failed', 'no_words'],
    ])
  })

  test('run by two workers at once sends nothing twice', async () => {
    const { channel, log } = channelOf('sms')
    for (let i = 0; i < 30; i++) await queue(`共${i}`)
    const taken = await Promise.all([1, 2, 3].map(() => deliver([channel])))
    const rest = await deliver([channel])
    expect(taken.reduce((sum, each) => sum + each, rest)).toBe(30)
    expect(log).toHaveLength(30)
    expect(new Set(log.map(({ reference }) => reference)).size).toBe(30)
  })

  test('that the API refuses fails as a whole and sends nothing', async () => {
    const { channel, log } = channelOf('sms')
    await queue('甲')
    await expect(deliver([channel], { clientFor: withoutRights })).rejects.toThrow()
    expect(log).toEqual([])
    expect(await fates()).toEqual([['甲', 'queued', null]])
  })
})
