import { existsSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { pino } from 'pino'
import { createChannels } from './channels/all'
import { readBotSettings } from './settings'
import { createBot } from './start'

/** The bot alone, over an API it reaches by `API_URL`; without the simulator, which needs the demo. */
if (existsSync('.env')) process.loadEnvFile('.env')
const settings = readBotSettings(process.env)
if (!settings.api) {
  console.error('API_URL is missing: the bot alone needs the address of the API')
  process.exit(1)
}
const log = pino({ level: settings.logLevel })
const api = { baseUrl: settings.api.url, serviceToken: settings.api.serviceToken }
const { county, publicUrl, mostAMinute } = settings
const channels = createChannels(
  { ...settings, isDemo: false },
  { api, county, clock: () => new Date(), log, people: [] },
)
const bot = createBot({
  api,
  defaultCounty: county,
  channels,
  publicUrl,
  log,
  limits: { mostAMinute },
})
const app = new Hono().route('/', bot.routes)
app.get('/healthz', (c) => c.json({ status: 'alive' }))
const server = serve(
  { fetch: app.fetch, port: settings.port, hostname: settings.host },
  ({ port }) => log.info(`bot ready: http://localhost:${port}`),
)
const stopWork = settings.isWorker ? bot.work() : async () => {}
const stopListening = bot.listen()
const stop = async () => {
  server.close()
  await Promise.all([stopWork(), stopListening()])
  process.exit(0)
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
