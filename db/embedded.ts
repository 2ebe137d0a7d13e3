import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { ensureData } from './embedded/data'
import { chooseHome, type Home } from './embedded/home'
import {
  findPostmaster,
  hasEnded,
  launch,
  type Launched,
  logOf,
  removeSocketFolder,
  stop,
} from './embedded/postmaster'
import { findPrograms, usablePrograms } from './embedded/programs'

/** Recovery after a crash included. */
const START_MS = 120_000
/** Why a server may end at once and another try is worth it: orphans of a killed one, or others. */
const PASSING = /still in use|lock file|is shut down/
const RETRY_MS = 15_000
/** How long connections that were just closed may still be counted. */
const LINGER_MS = 2000
/** Held shared, in database `postgres`, by everybody who has the cluster open. */
const PRESENCE = 2_009_110_401

/** A PostgreSQL server on our own data folder. It lives on when its opener dies. */
export interface Cluster {
  readonly pid: number
  /** URL of one of its databases, as the owner of all. */
  target(database: string): string
  /** Stops the server, unless somebody else is connected: then it is left to them. */
  close(): Promise<void>
  /** Stops the server, cutting everybody off. */
  stop(): Promise<void>
}

export interface ClusterOptions {
  /** Where PostgreSQL's programs lie; without it, those that npm installed. */
  programs?: string
  /** `false` for throw-away data only: a crash of the machine then loses rows. */
  fsync?: boolean
}

/** Starts the PostgreSQL whose data lies in `${dataDir}/postgres`, or joins the one that runs there. */
export async function openCluster(dataDir: string, options: ClusterOptions = {}): Promise<Cluster> {
  const home = await chooseHome(dataDir)
  const { pid, socketFolder, presence } = await startOrJoin(home, options)
  const query = new URLSearchParams({ host: socketFolder })
  return {
    pid,
    target: (database) => `postgres://postgres@localhost:5432/${database}?${query}`,
    async close() {
      // A connection that is gone means a server that is gone: nothing is left to stop.
      const isLast = await isAlone(presence).catch(() => false)
      if (isLast) await stop(home)
      await presence.end({ timeout: 1 })
    },
    async stop() {
      await stop(home)
      await presence.end({ timeout: 1 })
    },
  }
}

async function startOrJoin(home: Home, options: ClusterOptions) {
  const begun = Date.now()
  let firstFailure: number | undefined
  let launched: Launched | undefined
  try {
    while (Date.now() < begun + START_MS) {
      const server = await findPostmaster(home)
      const presence = server?.isReady ? await joinServer(server.socketFolder) : undefined
      if (server && presence) {
        if (launched?.socketFolder === server.socketFolder) launched = undefined
        return { ...server, presence }
      }
      if (launched && !server && hasEnded(launched)) {
        const said = logOf(home, launched)
        firstFailure ??= Date.now()
        if (!PASSING.test(said) || Date.now() > firstFailure + RETRY_MS)
          throw new Error(`the database server in ${home.folder} ends at once:\n${said}`)
        removeSocketFolder(launched.socketFolder)
        launched = undefined
        await sleep(100)
      }
      if (!server) launched ??= await startServer(home, options)
      await sleep(10)
    }
    throw new Error(
      `the database server in ${home.folder} does not answer:\n${logOf(home, launched)}`,
    )
  } finally {
    // Another one was faster, or nothing came of it.
    if (launched) removeSocketFolder(launched.socketFolder)
  }
}

async function startServer(
  home: Home,
  { programs = findPrograms(), fsync = true }: ClusterOptions,
) {
  if (!programs)
    throw new Error(
      `no PostgreSQL came with the packages for ${process.platform}-${process.arch}: ` +
        'install with optional dependencies, or set DATABASE_URL',
    )
  const usable = await usablePrograms(programs, home.account)
  await ensureData(home, usable, fsync)
  return launch(home, usable, fsync)
}

/** One connection that says we are here for as long as it lives; none where the server is not up. */
async function joinServer(socketFolder: string): Promise<postgres.Sql | undefined> {
  const presence = postgres({
    host: socketFolder,
    port: 5432,
    username: 'postgres',
    database: 'postgres',
    max: 1,
    max_lifetime: null,
    fetch_types: false,
    onnotice: () => {},
  })
  try {
    await presence`select pg_advisory_lock_shared(${PRESENCE})`
    return presence
  } catch (error) {
    await presence.end({ timeout: 0 })
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (!NOT_UP.test(code)) throw error
    return undefined
  }
}

/** The socket is gone or deaf; the server starts, recovers or stops (57P0x). */
const NOT_UP = /^(ENOENT|ECONN\w+|EPIPE|CONNECTION_CLOSED|CONNECT_TIMEOUT|57P0[123])$/

/**
 * Whether nobody but us is connected. Whoever opens the cluster from here on waits for our lock: they
 * get it when we go, or start the server anew when we stop it.
 */
async function isAlone(presence: postgres.Sql): Promise<boolean> {
  await presence`select pg_advisory_unlock_shared(${PRESENCE})`
  const [lock] = await presence`select pg_try_advisory_lock(${PRESENCE}) as taken`
  if (!lock?.['taken']) return false
  const deadline = Date.now() + LINGER_MS
  for (;;) {
    const others = await presence`
      select 1 from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`
    if (others.length === 0) return true
    if (Date.now() > deadline) return false
    await sleep(20)
  }
}
