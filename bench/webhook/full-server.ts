import { serve } from '@hono/node-server'
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

/** The product as `main.ts` composes it, over the benchmark's database. */
const log = pino({ level: 'error' })
const connection = connect(process.env['BENCH_DATABASE'] ?? '', { role: APP_ROLE })
const api = createApp({
  connection,
  clock: () => new Date(),
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
    sender: { From: '+19900009999' },
    apiUrl: 'http://127.0.0.1:9',
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
const app = new Hono().route('/', bot.routes)

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.send?.({ port })
})
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
