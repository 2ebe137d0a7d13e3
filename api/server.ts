import { existsSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { readApiSettings } from './settings'
import { createLog, openApi } from './start'

/** The API alone; the bot then reaches it by `API_URL` and the shared `SERVICE_TOKEN`. */
if (existsSync('.env')) process.loadEnvFile('.env')
const settings = readApiSettings(process.env)
const log = createLog(settings.logLevel)
const api = await openApi(settings, log)
const app = new Hono().route('/', api.health).route('/', api.pages)
app.all('/api/v1/*', (c) => api.app.fetch(c.req.raw))
const server = serve(
  { fetch: app.fetch, port: settings.port, hostname: settings.host },
  ({ port }) => log.info(`API ready: http://localhost:${port}`),
)
const stop = async () => {
  server.close()
  await api.close()
  process.exit(0)
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
