import { Hono } from 'hono'
import pino from 'pino'
import { createApp } from '../../../api/app'
import { createSimulator } from '../../../bot/channels/simulator'
import { createTwilioSms } from '../../../bot/channels/twilio-sms'
import { sizeOf } from '../../../bot/messages/segments'
import { createBot } from '../../../bot/start'
import { COUNTY } from '../api'
import { SMS_PATH } from '../bot'
import { openFakeTwilio, signedRequest, textsIn } from '../fake-twilio'
import { PACE } from '../pace'
import { newSid, OUR_NUMBER } from '../server'
import type { Year } from './world'

const PUBLIC_URL = 'https://cunxin.test'
const log = pino({ level: 'silent' })

export type Texting = Awaited<ReturnType<typeof openTexting>>

/** The number as phones know it: Twilio's webhook in front of the bot, and Twilio itself as a stand-in on loopback. For one test. */
export async function openTexting({ api }: Year) {
  const twilio = await openFakeTwilio(() => api.clock.now)
  const channel = createTwilioSms(
    {
      accountSid: twilio.accountSid,
      authToken: twilio.authToken,
      sender: { From: OUR_NUMBER },
      apiUrl: twilio.url,
      publicUrl: PUBLIC_URL,
    },
    { log, onReceipt: async () => {} },
  )
  const sms = { ...channel, pace: { ...PACE, address: channel.pace.address } }
  const simulator = createSimulator({
    people: [],
    number: OUR_NUMBER,
    clock: () => api.clock.now,
    segmentsOf: sizeOf,
    log,
  })
  const apiApp = createApp(api.deps)
  const bot = createBot({
    api: {
      baseUrl: 'http://api.test',
      serviceToken: api.deps.serviceToken,
      fetch: async (input: RequestInfo | URL, init?: RequestInit) =>
        apiApp.request(input as string, init),
    },
    defaultCounty: COUNTY,
    channels: [sms, simulator],
    log,
    limits: { mostAMinute: Infinity },
  })
  const app = new Hono().route('/', bot.routes)

  /** A text from a phone; what came back on the response. */
  async function says(from: string, body: string): Promise<string> {
    const sid = newSid()
    const fields = { MessageSid: sid, From: from, To: OUR_NUMBER, Body: body, NumMedia: '0' }
    const request = signedRequest(twilio.authToken, PUBLIC_URL + SMS_PATH, fields)
    const response = await app.request(SMS_PATH, request)
    if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`)
    return textsIn(await response.text()).join('\n')
  }

  /** What Twilio is handed now, whom to and what. */
  async function delivered(): Promise<{ to: string; text: string }[]> {
    const before = twilio.sent.length
    await bot.expand()
    while ((await bot.deliver()) > 0);
    return twilio.sent
      .slice(before)
      .map(({ fields }) => ({ to: fields['To'] ?? '', text: fields['Body'] ?? '' }))
  }

  return { says, delivered, survey: bot.survey, twilio }
}
