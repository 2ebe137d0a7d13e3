import { existsSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { readApiSettings } from './api/settings'
import { createLog, DataInUseError, openApi } from './api/start'
import { DEMO_PEOPLE } from './db/demo/cast'
import { DEMO_STAFF } from './db/demo/cast-staff'
import { channelsFor } from './bot/channels/all'
import { readBotSettings } from './bot/settings'
import { createBot } from './bot/start'

/** The composition root: API and bot in one process, the bot calling the API in memory. */
async function main() {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const settings = readApiSettings(process.env)
  const log = createLog(settings.logLevel)
  const api = await openApi(settings, log)
  const botSettings = readBotSettings(process.env)
  const channels = channelsFor(botSettings, { people: DEMO_PEOPLE, staff: DEMO_STAFF })
  const bot = createBot({
    api: {
      baseUrl: 'http://api',
      serviceToken: settings.serviceToken,
      fetch: async (input, init) => api.app.request(input as string, init),
    },
    defaultCounty: settings.county,
    channels,
    log,
  })
  const app = new Hono().route('/', api.health).route('/', bot.routes).mount('/api/v1', api.app.fetch)
  const stopBot = bot.start()
  const server = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host })
  log.info(`ready at http://localhost:${settings.port}`)

  const stop = async () => {
    server.close()
    await stopBot()
    await api.close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof DataInUseError ? error.message : error)
  process.exit(1)
})
