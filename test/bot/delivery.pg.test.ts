import { Hono } from 'hono'
import pino from 'pino'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest'
import { say } from '../../api/messages/templates'
import { enqueue } from '../../api/outbox/enqueue'
import type { Channel, SendResult } from '../../bot/channels/channel'
import { deliverOn, deliverOnce, type DeliveryDeps } from '../../bot/delivery'
import type { MessageClass } from '../../db/values/messages'
import { COUNTY, MONDAY_MORNING, startApi, type TestApi } from '../support/api'
import { forget } from '../support/outbox'
import { PACE } from '../support/pace'

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
    pace: PACE,
    routes: () => new Hono(),
    async send(to, { text }, reference) {
      const sent = { to, text, reference }
      log.push(sent)
      return answer(sent)
    },
  }
  return { channel, log }
}

const depsFor = (channels: Channel[], other: Partial<DeliveryDeps> = {}): DeliveryDeps => ({
  clientFor: (behalf) => api.client(behalf),
  channels: new Map(channels.map((channel) => [channel.name, channel])),
  render: ({ template, vars }, { channel, language, signature, isResend }) => ({
    text: [signature, channel, language, template, ...Object.values(vars)]
      .concat(isResend ? 'again' : [])
      .join(' '),
    buttons: [],
  }),
  county: COUNTY,
  log: pino({ level: 'silent' }),
  wait: () => new Promise((resolve) => setImmediate(resolve)),
  ...other,
})
const deliver = (channels: Channel[], other: Partial<DeliveryDeps> = {}) =>
  deliverOnce(depsFor(channels, other))

async function queue(
  words: string,
  contact: Parameters<TestApi['addContact']>[0] = {},
  kind: MessageClass = 'notice',
) {
  const { id: contactId, address } = await api.addContact(contact)
  const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now }
  const message = say('common.text', { text: words })
  await api.db.transaction((tx) =>
    enqueue(tx, ctx, { contactId, purpose: words, class: kind, say: message }),
  )
  return { contactId, address }
}

const fates = async () => {
  const rows = await api.sql<{ purpose: string; status: string; error_code: string | null }[]>`
    select purpose, status, error_code from outbox where county = ${COUNTY} order by purpose`
  return rows.map(({ purpose, status, error_code }) => [purpose, status, error_code])
}

const unclear: SendResult = { error: { code: 'timeout', kind: 'unclear' } }
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
      ['丙', 'unknown', 'send_threw'],
      ['乙', 'sent', null],
      ['甲', 'unknown', 'send_threw'],
    ])
  })

  test('on one channel does not wait for another that hangs', async () => {
    const answer = Promise.withResolvers<SendResult>()
    const slow = channelOf('sms', () => answer.promise)
    const quick = channelOf('telegram')
    const deps = depsFor([slow.channel, quick.channel])
    await queue('甲')
    await queue('乙', { channel: 'telegram', chat: '3' })
    const hanging = deliverOn(deps, slow.channel, 'bulk')
    expect(await deliverOn(deps, quick.channel, 'bulk')).toEqual({ handedOver: 1, waitMs: 0 })
    await queue('丙', { channel: 'telegram', chat: '5' })
    expect(await deliverOn(deps, quick.channel, 'bulk')).toEqual({ handedOver: 1, waitMs: 0 })
    answer.resolve(off)
    expect(await hanging).toEqual({ handedOver: 1, waitMs: 0 })
    expect(await fates()).toEqual([
      ['丙', 'sent', null],
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

  test('whose provider cannot be reached loses nothing, however long that lasts', async () => {
    const unreached: SendResult = { error: { code: 'network', kind: 'retry' } }
    let isUp = false
    const { channel, log } = channelOf('sms', ({ reference }) =>
      isUp ? { providerMessageId: reference } : unreached,
    )
    await queue('甲', {}, 'filing')
    for (const minutes of [0, 1, 3, 7, 15, 60]) {
      api.clock.now = new Date(Date.parse(MONDAY_MORNING) + minutes * 60_000)
      const round = await deliverOn(depsFor([channel]), channel, 'urgent')
      expect(round).toEqual({ handedOver: 0, waitMs: 5_000 })
    }
    expect(await fates()).toEqual([['甲', 'queued', null]])
    isUp = true
    expect(await deliver([channel])).toBe(1)
    expect(await fates()).toEqual([['甲', 'sent', null]])
    // Nobody is told that it may have come before.
    expect(log.at(-1)?.text).toBe('村信 sms zh common.text 甲')
  })

  test('that breaks off before it has sent anything gives back what it took', async () => {
    const { channel, log } = channelOf('sms')
    await queue('甲')
    const broken = new Error('the API was gone')
    const clientFor: DeliveryDeps['clientFor'] = (behalf) => ({
      ...api.client(behalf),
      get counties(): never {
        throw broken
      },
    })
    expect(await deliver([channel], { clientFor })).toBe(0)
    expect(await fates()).toEqual([['甲', 'queued', null]])
    expect(await deliver([channel])).toBe(1)
    expect(log).toHaveLength(1)
  })

  test('that begins a message too late leaves it to be taken anew, by whoever is first', async () => {
    const { channel, log } = channelOf('sms')
    await queue('甲')
    const from = performance.now()
    let ahead = 0
    vi.spyOn(performance, 'now').mockImplementation(() => from + ahead)
    onTestFinished(() => void vi.restoreAllMocks())
    const clientFor: DeliveryDeps['clientFor'] = (behalf) => {
      const client = api.client(behalf)
      return {
        ...client,
        get counties() {
          // Half of its lease went by until the signature was there.
          ahead = 30_000
          return client.counties
        },
      }
    }
    expect(await deliver([channel], { clientFor })).toBe(1)
    expect(log).toHaveLength(1)
    const [row] = await api.sql`select status, attempts from outbox`
    expect(row).toEqual({ status: 'sent', attempts: 1 })
    const [bucket] = await api.sql`select burst - tokens as drawn from senders`
    expect(bucket).toEqual({ drawn: 1 })
  })

  test('fails with either of its two hands, and what the other sent is kept', async () => {
    const { channel, log } = channelOf('sms')
    const narrow = { ...channel, pace: { ...PACE, atOnce: 2 } }
    for (const words of ['甲', '乙', '丙']) await queue(words)
    let words = 0
    const clientFor: DeliveryDeps['clientFor'] = (behalf) => {
      const client = api.client(behalf)
      const { outbox } = client
      return {
        ...client,
        outbox: {
          ...outbox,
          exchanges: {
            ...outbox.exchanges,
            $post: ((given: never) => {
              // The second hand's first word.
              if (++words === 2) throw new Error('the API was gone')
              return outbox.exchanges.$post(given)
            }) as typeof outbox.exchanges.$post,
          },
        },
      }
    }
    await expect(deliverOn(depsFor([narrow], { clientFor }), narrow, 'bulk')).rejects.toThrow(
      'the API was gone',
    )
    expect(log).toHaveLength(3)
    expect((await fates()).map(([, status]) => status)).toEqual(['sent', 'sent', 'sent'])
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

  test.each(['answer', 'filing'] as const)(
    'repeats an %s nobody knows the fate of once, marked as such',
    async (kind) => {
      const { channel, log } = channelOf('sms', () => unclear)
      await queue('甲', {}, kind)
      for (const minutes of [0, 1, 5, 60]) {
        api.clock.now = new Date(Date.parse(MONDAY_MORNING) + minutes * 60_000)
        await deliver([channel])
      }
      const text = '村信 sms zh common.text 甲'
      expect(log.map((sent) => sent.text)).toEqual([text, `${text} again`])
      expect(await fates()).toEqual([['甲', 'unknown', 'timeout']])
    },
  )

  test('never repeats a notice nobody knows the fate of', async () => {
    const { channel, log } = channelOf('sms', () => unclear)
    await queue('甲')
    await deliver([channel])
    api.clock.now = new Date('2026-03-09T03:00:00Z')
    await deliver([channel])
    expect(log).toHaveLength(1)
    expect(await fates()).toEqual([['甲', 'unknown', 'timeout']])
  })
})

describe('a provider that asks us to wait', () => {
  const busy: SendResult = { error: { code: '20429', kind: 'retry', retryAfterSeconds: 7 } }

  test('is left alone in this round, and what was not begun keeps its attempts', async () => {
    const { channel, log } = channelOf('sms', () => busy)
    for (let i = 0; i < 30; i++) await queue(`共${i}`)
    const round = await deliverOn(depsFor([channel]), channel, 'bulk')
    // Those under way at the same moment, at most.
    expect(log.length).toBeLessThanOrEqual(8)
    expect(round).toEqual({ handedOver: log.length, waitMs: 7_000 })
    const rows = await api.sql<{ attempts: number; status: string }[]>`
      select attempts, status from outbox`
    expect(rows.every(({ status }) => status === 'queued')).toBe(true)
    expect(rows.filter(({ attempts }) => attempts === 0)).toHaveLength(30 - log.length)
    expect(rows.filter(({ attempts }) => attempts === 1)).toHaveLength(log.length)
  })

  test('gets everything once later, and twice nothing', async () => {
    let calls = 0
    const { channel, log } = channelOf('sms', ({ reference }) =>
      ++calls <= 3 ? busy : { providerMessageId: reference },
    )
    for (let i = 0; i < 20; i++) await queue(`共${i}`)
    await deliver([channel])
    api.clock.now = new Date('2026-03-09T02:05:00Z')
    while ((await deliver([channel])) > 0);
    expect(log).toHaveLength(23)
    expect(new Set(log.map(({ to }) => to)).size).toBe(20)
    expect((await fates()).every(([, status]) => status === 'sent')).toBe(true)
  })

  test('holds up its own channel and no other', async () => {
    const sms = channelOf('sms', () => busy)
    const telegram = channelOf('telegram')
    await queue('甲')
    for (let i = 0; i < 12; i++) await queue(`共${i}`, { channel: 'telegram', chat: `9${i}` })
    await deliver([sms.channel, telegram.channel])
    expect(telegram.log).toHaveLength(12)
  })
})

describe('stopping the worker', () => {
  test('finishes what was begun and gives the rest back', async () => {
    const stop = new AbortController()
    const { channel, log } = channelOf('sms', ({ reference }) => {
      stop.abort()
      return { providerMessageId: reference }
    })
    for (let i = 0; i < 30; i++) await queue(`共${i}`)
    const { handedOver } = await deliverOn(depsFor([channel]), channel, 'bulk', stop.signal)
    expect(log.length).toBeLessThanOrEqual(8)
    expect(handedOver).toBe(log.length)
    const all = await fates()
    expect(all.filter(([, status]) => status === 'sent')).toHaveLength(log.length)
    expect(all.filter(([, status]) => status === 'queued')).toHaveLength(30 - log.length)
  })

  test('before it began anything sends nothing', async () => {
    const { channel, log } = channelOf('sms')
    await queue('甲')
    expect(await deliverOn(depsFor([channel]), channel, 'bulk', AbortSignal.abort())).toMatchObject(
      {
        handedOver: 0,
      },
    )
    expect(log).toEqual([])
    const [row] = await api.sql`select status, attempts from outbox`
    expect(row).toEqual({ status: 'queued', attempts: 0 })
  })
})

test('a picture comes along with the words it belongs to', async () => {
  const { id: contactId } = await api.addContact()
  const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now }
  const message = { ...say('common.no_more', {}), picture: '/wuxi/villages' }
  await api.db.transaction((tx) =>
    enqueue(tx, ctx, { contactId, purpose: 'picture', class: 'answer', say: message }),
  )
  const pictures: unknown[] = []
  const render: DeliveryDeps['render'] = ({ picture }) => {
    pictures.push(picture)
    return { text: '好', buttons: [] }
  }
  await deliver([channelOf('sms').channel], { render })
  expect(pictures).toEqual(['/wuxi/villages'])
})
