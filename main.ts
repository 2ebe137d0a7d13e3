import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createLog, DataInUseError, openApi, type RunningApi } from './api/start'
import { inMemoryFetch } from './api/http/in-memory'
import { type ApiSettings, readApiSettings, SettingsError } from './api/settings'
import type { Clock } from './api/shared/day'
import { createChannels } from './bot/channels/all'
import type { SimulatedPerson } from './bot/channels/simulator/entry'
import {
  type BotSettings,
  BotSettingsError,
  readBotSettings,
  refuseRealProviders,
} from './bot/settings'
import { createBot } from './bot/start'
import { DEMO_PEOPLE } from './db/demo/cast'
import { DEMO_STAFF } from './db/demo/cast-staff'

export interface Stoppable {
  stop(): Promise<void>
}
export interface Running extends Stoppable {
  port: number
}

/** How long a stop waits for answers under way. */
const IN_FLIGHT_MS = 2_000

/** The composition root: API and bot in one process, the bot calling the API in memory. */
export async function run(env: NodeJS.ProcessEnv, clock?: Clock): Promise<Running> {
  const settings = readApiSettings(env)
  const botSettings = readBotSettings(env)
  const log = createLog(settings.logLevel)
  const api = await openApi(settings, log, { clock })
  try {
    refuseRealProviders(await api.isDemo(), botSettings)
    const bot = openBot({ settings, botSettings, api, log, clock, people: simulatedPeople() })
    const app = new Hono().route('/', api.health).route('/', api.pages).route('/', bot.routes)
    app.all('/api/v1/*', (c) => api.app.fetch(c.req.raw))
    const server = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host })
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve)
      server.once('error', reject)
    })
    const { port } = server.address() as AddressInfo
    const stops = [botSettings.isWorker ? bot.work() : null, bot.listen()]
    log.info(`ready: http://localhost:${port}`)
    const stop = async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      await Promise.all(stops.map((end) => end?.()))
      await Promise.race([closed, setTimeout(IN_FLIGHT_MS)])
      // What is left are open pages of the simulator.
      if ('closeAllConnections' in server) server.closeAllConnections()
      await api.close()
    }
    return { port, stop }
  } catch (error) {
    await api.close()
    throw error
  }
}

/**
 * The worker alone, beside a server on the same database or on another machine's: any number of them.
 * It sends, fetches and sweeps, and nobody calls it. The simulator's phones lie in the server.
 */
export async function runWorker(env: NodeJS.ProcessEnv, clock?: Clock): Promise<Stoppable> {
  const settings = readApiSettings(env)
  const botSettings = { ...readBotSettings(env), isDemo: false }
  const log = createLog(settings.logLevel)
  const api = await openApi(settings, log, { clock, isServer: false })
  try {
    refuseRealProviders(await api.isDemo(), botSettings)
    const stopWork = openBot({ settings, botSettings, api, log, clock, people: [] }).work()
    log.info('worker ready')
    const stop = async () => {
      await stopWork()
      await api.close()
    }
    return { stop }
  } catch (error) {
    await api.close()
    throw error
  }
}

interface Parts {
  settings: ApiSettings
  botSettings: BotSettings
  api: RunningApi
  log: ReturnType<typeof createLog>
  clock: Clock | undefined
  people: SimulatedPerson[]
}

/** The bot over an API in the same process, which it calls in memory. */
function openBot({ settings, botSettings, api, log, clock = () => new Date(), people }: Parts) {
  const { county, serviceToken } = settings
  const client = { baseUrl: 'http://api', serviceToken, fetch: inMemoryFetch(api.app) }
  const channels = createChannels(botSettings, { api: client, county, clock, log, people })
  const { publicUrl, mostAMinute } = botSettings
  const limits = { mostAMinute }
  return createBot({ api: client, defaultCounty: county, channels, publicUrl, log, limits })
}

/** The demo county's named people, as the simulator shows them. */
function simulatedPeople(): SimulatedPerson[] {
  const villagers = DEMO_PEOPLE.map((person) => {
    const { key, name, phone, situation, situationEn, hint, isLinked } = person
    const titles = { title: situation, titleEn: situationEn }
    const shown = { key, name, phone, side: 'villager' as const, ...titles }
    return isLinked ? shown : { ...shown, hint }
  })
  const staff = DEMO_STAFF.map(({ key, name, phone, unit, roles, tries }) => {
    const post = roles.map(({ role }) => role.replace('_', ' ')).join()
    const titles = {
      title: tries ? `${unit}：${tries.zh}` : unit,
      titleEn: tries ? `${post}: ${tries.en}` : post,
    }
    return { key: `staff_${key}`, name, phone, side: 'staff' as const, ...titles }
  })
  return [...villagers, ...staff]
}

const isEntry = process.argv[1] !== undefined && import.meta.filename === process.argv[1]
if (isEntry) {
  if (existsSync('.env')) process.loadEnvFile('.env')
  try {
    const running: Stoppable = await (process.argv[2] === 'worker' ? runWorker : run)(process.env)
    let stopping: Promise<unknown> | undefined
    // A terminal and npm both pass Ctrl-C on: the second must not cut the first short.
    const stop = () => (stopping ??= running.stop().then(() => process.exit(0)))
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  } catch (error) {
    const isForPerson = [DataInUseError, SettingsError, BotSettingsError].some(
      (kind) => error instanceof kind,
    )
    const isPortTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    if (isPortTaken) console.error('the port is taken by another program: set PORT to a free one')
    else console.error(isForPerson ? (error as Error).message : error)
    process.exit(1)
  }
}
