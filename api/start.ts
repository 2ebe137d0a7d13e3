import { setInterval as every } from 'node:timers'
import { type Logger, pino } from 'pino'
import { APP_ROLE, claimServer, connect, type Db, openDatabase } from '../db/client'
import { migrate } from '../db/migrate'
import { createApp } from './app'
import { sealAudit } from './audit/seal'
import { getCounty } from './counties/service'
import { ensureCounty } from './counties/setup'
import { healthRoutes } from './health'
import { forgetOld } from './http/forget'
import type { AppDeps } from './http/context'
import { pageRoutes } from './pages/pages'
import { createAnswerModel } from './policies/model/model'
import type { ApiSettings } from './settings'
import type { Clock } from './shared/day'
import { describeFault } from './shared/fault'
import { createSealer } from './shared/sealing'
import { dropLapsedDrafts } from './turns/lapse'

/** Another server runs on the same data already. */
export class DataInUseError extends Error {
  constructor(readonly dataDir: string) {
    super(`the data in ${dataDir} is in use by another server`)
    this.name = 'DataInUseError'
  }
}

const SEAL_EVERY_MS = 60_000
const FORGET_EVERY_MS = 60 * 60_000

export function createLog(level: string): Logger {
  return pino({ level, redact: ['req.headers.authorization', '*.from', '*.to', '*.text'] })
}

interface OpenOptions {
  clock?: Clock | undefined
  /** Of several processes on one database one is the server; a worker beside it is none. */
  isServer?: boolean
}

/**
 * Opens the database, brings it up to date and builds the API over it.
 * @throws DataInUseError where the embedded data has a server already.
 */
export async function openApi(settings: ApiSettings, log: Logger, options: OpenOptions = {}) {
  const { clock, isServer = true } = options
  const opening = { isServer, ...(clock && { clock }) }
  const { database, deps, close: closeDeps } = await openDeps(settings, log, opening)
  const app = createApp(deps)
  const health = healthRoutes({
    connection: deps.connection,
    metricsToken: settings.metricsToken,
  })
  const inBackground = (
    what: string,
    everyMs: number,
    act: (db: Db, county: string, now: Date) => Promise<unknown>,
  ) =>
    every(() => {
      act(deps.connection.db, settings.county, deps.clock()).catch((err: unknown) =>
        log.error({ fault: describeFault(err) }, `${what} failed`),
      )
    }, everyMs)
  const timers = isServer
    ? [
        inBackground('sealing the audit', SEAL_EVERY_MS, sealAudit),
        inBackground('forgetting what is old', FORGET_EVERY_MS, forgetOld),
        inBackground('dropping drafts', FORGET_EVERY_MS, (_db, county, now) =>
          dropLapsedDrafts(deps, county, now),
        ),
      ]
    : []
  const close = async () => {
    for (const timer of timers) clearInterval(timer)
    await closeDeps()
  }
  const isDemo = async () => (await getCounty(deps.connection.db, settings.county)).isDemo
  return { app, health, pages: pageRoutes(deps), deps, database, isDemo, close }
}
export type RunningApi = Awaited<ReturnType<typeof openApi>>

/** What services and commands run over. A command may run beside the server, on the same database. */
export async function openDeps(
  settings: ApiSettings,
  log: Logger,
  { isServer = false, clock = () => new Date() } = {},
) {
  const database = await openDatabase(settings)
  const closers: (() => Promise<unknown>)[] = [database.close]
  const close = async () => {
    for (const closeOne of closers.toReversed()) await closeOne()
  }
  try {
    if (isServer && database.cluster) {
      const onLost = () => log.fatal('lost the claim on the database')
      const claim = await claimServer(database.owner, onLost)
      if (!claim) throw new DataInUseError(settings.dataDir)
      closers.push(claim.release)
    }
    await migrate(database.owner, database.app)
    const connection = connect(database.app, { role: APP_ROLE })
    closers.push(connection.close)
    const deps: AppDeps = {
      connection,
      clock,
      sealer: createSealer(settings.dataKey),
      serviceToken: settings.serviceToken,
      defaultCounty: settings.county,
      publicUrl: settings.publicUrl,
      log,
      ...(settings.answerModel && {
        answerModel: createAnswerModel(settings.answerModel, { now: () => performance.now(), log }),
      }),
    }
    await ensureCounty(deps, settings)
    return { database, deps, close }
  } catch (error) {
    await close()
    throw error
  }
}
