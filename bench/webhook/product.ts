import { Hono } from 'hono'
import { pino } from 'pino'
import { createApp } from '../../api/app'
import { inMemoryFetch } from '../../api/http/in-memory'
import { createSealer } from '../../api/shared/sealing'
import { createTwilioSms } from '../../bot/channels/twilio-sms'
import { createBot } from '../../bot/start'
import { APP_ROLE, connect } from '../../db/client'
import { AUTH_TOKEN, PUBLIC_URL } from './requests'
import { BENCH_COUNTY, BENCH_DATA_KEY, BENCH_SERVICE_TOKEN } from './setting'

/** What its texts go out by. */
export const BENCH_NUMBER = '+19900009999'

/** The product as `main.ts` composes it, over a benchmark's database, with text messages alone. */
export function compose(target: string, { apiUrl, clock }: { apiUrl: string; clock: () => Date }) {
  const log = pino({ level: 'error' })
  const api = createApp({
    connection: connect(target, { role: APP_ROLE }),
    clock,
    sealer: createSealer(BENCH_DATA_KEY),
    serviceToken: BENCH_SERVICE_TOKEN,
    defaultCounty: BENCH_COUNTY,
    publicUrl: 'http://localhost',
    log,
  })
  const sms = createTwilioSms(
    {
      accountSid: 'AC00000000000000000000000000000000',
      authToken: AUTH_TOKEN,
      sender: { From: BENCH_NUMBER },
      apiUrl,
      publicUrl: PUBLIC_URL,
    },
    { log, onReceipt: async () => {} },
  )
  const bot = createBot({
    api: {
      baseUrl: 'http://api',
      serviceToken: BENCH_SERVICE_TOKEN,
      fetch: inMemoryFetch(api),
    },
    defaultCounty: BENCH_COUNTY,
    channels: [sms],
    log,
    limits: { mostAMinute: Infinity },
  })
  return { app: new Hono().route('/', bot.routes), bot }
}
