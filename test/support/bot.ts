import { Hono } from 'hono'
import pino from 'pino'
import { createApp } from '../../api/app'
import type { Channel } from '../../bot/channels/channel'
import { createSimulator } from '../../bot/channels/simulator'
import { createTwilioSms } from '../../bot/channels/twilio-sms'
import { sizeOf } from '../../bot/messages/segments'
import { createBot } from '../../bot/start'
import { type ApiOptions, COUNTY, startApi, type TestApi } from './api'
import { signedRequest, textsIn } from './fake-twilio'
import { PACE } from './pace'
import { newSid, OUR_NUMBER } from './server'

const AUTH_TOKEN = 'not-a-real-token'
const PUBLIC_URL = 'https://cunxin.test'
export const SMS_PATH = '/webhooks/twilio/sms'

/** No stack trace, SQL, table, JSON or template name stands in what a person is told. */
export const INSIDES =
  /\bat \S+:\d+|\bError\b|select |insert |update |relation|contacts|turns|households|undefined|null|NaN|\[object|[{}]|[a-z]+\.[a-z]+_[a-z]+|\$\d/i

/** A message the worker handed to the provider. */
export interface SentOut {
  to: string
  text: string
}

interface BotOptions extends ApiOptions {
  /** Channels beside the two. */
  more?: (log: pino.Logger) => Channel[]
  /** Nothing is too much unless given: a test's minute does not pass. */
  limits?: Parameters<typeof createBot>[0]['limits']
}

export type TestBot = Awaited<ReturnType<typeof startBot>>

/**
 * The whole product in process: the real API over its own database, the real flows, Twilio's real
 * webhook and the simulator. Its loops do not run: a test sweeps and delivers when it says so, and
 * moves `api.clock` itself. Close it after all tests.
 */
export async function startBot({ more = () => [], limits, ...options }: BotOptions = {}) {
  const api = await startApi(options)
  await api.addCounty()
  /** Every line either side logged, at every level, as it would stand in the file. */
  const logged: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) })
  const apiApp = createApp({ ...api.deps, log })
  const sent: SentOut[] = []
  /** Everything anybody was told, on a response or by the outbox. */
  const told: string[] = []
  const twilio = createTwilioSms(
    {
      accountSid: 'AC00000000000000000000000000000001',
      authToken: AUTH_TOKEN,
      sender: { From: OUR_NUMBER },
      apiUrl: 'http://twilio.invalid',
      publicUrl: PUBLIC_URL,
    },
    { log, onReceipt: async () => {} },
  )
  const sms: Channel = {
    ...twilio,
    pace: { ...PACE, address: twilio.pace.address },
    async send(to, { text }, reference) {
      sent.push({ to, text })
      told.push(text)
      return { providerMessageId: `sent ${reference}` }
    },
  }
  const simulator = createSimulator({
    people: [],
    number: OUR_NUMBER,
    clock: () => api.clock.now,
    segmentsOf: sizeOf,
    log,
  })
  const bot = createBot({
    api: {
      baseUrl: 'http://api.test',
      serviceToken: api.deps.serviceToken,
      fetch: async (input: RequestInfo | URL, init?: RequestInit) =>
        apiApp.request(input as string, init),
    },
    defaultCounty: COUNTY,
    channels: [sms, simulator, ...more(log)],
    log,
    limits: { mostAMinute: Infinity, ...limits },
  })
  const app = new Hono().route('/', bot.routes)

  /** A request to Twilio's webhook, signed as Twilio signs it. */
  const signed = (fields: Record<string, string>) =>
    signedRequest(AUTH_TOKEN, PUBLIC_URL + SMS_PATH, fields)

  const fieldsOf = (from: string, body: string, sid = newSid()) => ({
    MessageSid: sid,
    From: from,
    To: OUR_NUMBER,
    Body: body,
    NumMedia: '0',
  })

  /** One text as Twilio posts it; the same `sid` is the same message sent again. */
  const post = async (from: string, body: string, sid?: string): Promise<Response> =>
    app.request(SMS_PATH, signed(fieldsOf(from, body, sid)))

  /** The texts a person gets on the webhook's own response. */
  async function says(from: string, body: string, sid?: string): Promise<string[]> {
    const response = await post(from, body, sid)
    const text = await response.text()
    if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`)
    const texts = textsIn(text)
    told.push(...texts)
    return texts
  }

  /** The same from a phone of the simulator. */
  const simulate = (phone: string, text: string, id: string, more: object = {}) =>
    app.request('/simulator/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ phone, text, look: 'sms', id, ...more }),
    })

  /** What goes out now by the outbox, in its order. */
  async function delivered(): Promise<SentOut[]> {
    const before = sent.length
    await bot.expand()
    while ((await bot.deliver()) > 0);
    return sent.slice(before)
  }

  const later = (milliseconds: number) => {
    api.clock.now = new Date(api.clock.now.getTime() + milliseconds)
  }

  return {
    api,
    app,
    logged,
    told,
    signed,
    fieldsOf,
    post,
    says,
    simulate,
    sweep: bot.sweep,
    delivered,
    deliver: bot.deliver,
    fetchMedia: bot.fetchMedia,
    expand: bot.expand,
    survey: bot.survey,
    later,
    close: api.close,
  }
}

/** How many rows every table has. */
export async function rowCounts({ ownerSql: sql }: Pick<TestApi, 'ownerSql'>) {
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(name)}`
    counts[name] = row?.n ?? -1
  }
  return counts
}
