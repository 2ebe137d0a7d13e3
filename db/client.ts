import { availableParallelism } from 'node:os'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import {
  drizzle,
  type PostgresJsDatabase,
  type PostgresJsQueryResultHKT,
} from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { type Cluster, openCluster } from './embedded'

const DATABASE = 'cunxin'
const CLAIM = 2_009_110_402
const [JSON_TEXT, TIMESTAMPTZ, JSONB] = [114, 1184, 3802]
const [DATES, TIMESTAMPTZS] = [1182, 1185]

/** The role the running process takes: it adds events and audit rows but cannot change them. */
export const APP_ROLE = 'cunxin_app'

/** A connection URL as libpq reads it, `?host=/folder` for a Unix socket. Holds the password. */
export type Target = string

/** Raw SQL. A bigint comes as a number, an instant as a Date, a day as 'YYYY-MM-DD'. */
export type Sql = postgres.Sql<{ bigint: number }>

/** A connection or an open transaction: every query function takes either. */
export type Db = PgDatabase<PostgresJsQueryResultHKT>

export interface Connection {
  sql: Sql
  /** On the same pool as `sql`. */
  db: PostgresJsDatabase
  close: () => Promise<void>
}

export interface ConnectOptions {
  /** Connections at most. */
  max?: number
  /** Taken from the first moment, in place of the one that logs in. */
  role?: string
  /** 0: no limit. */
  statementTimeoutMs?: number
}

/** More than the cores can serve only wait in the database instead of here, and wake it more often. */
const DEFAULT_MAX = Math.max(4, 2 * availableParallelism())

/** A pool that connects with its first query. */
export function connect(target: Target, options: ConnectOptions = {}): Connection {
  const { max = DEFAULT_MAX, role, statementTimeoutMs = 30_000 } = options
  const { url, host } = addressOf(target)
  const sql = postgres(url, {
    ...host,
    max,
    onnotice: () => {},
    types: { bigint: { to: 20, from: [20], parse: parseBigint, serialize: writeBigint } },
    connection: {
      ...(role && { role }),
      TimeZone: 'UTC',
      statement_timeout: statementTimeoutMs,
      application_name: 'cunxin',
    },
  })
  const db = drizzle(sql)
  restoreTypes(sql)
  return { sql, db, close: () => sql.end({ timeout: 5 }) }
}

export interface DatabaseSettings {
  dataDir: string
  /** Without it the database is the embedded one in `dataDir`. */
  databaseUrl?: string | undefined
  /** Logs in as the owner of the tables, where `databaseUrl` does not. */
  migrationDatabaseUrl?: string | undefined
}

export interface Database {
  /** For `migrate` only. */
  owner: Target
  /** To be opened with `{ role: APP_ROLE }`. */
  app: Target
  cluster?: Cluster
  /** After all pools are closed; stops an embedded server that nobody else uses. */
  close: () => Promise<void>
}

export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const { dataDir, databaseUrl, migrationDatabaseUrl } = settings
  if (databaseUrl)
    return { owner: migrationDatabaseUrl ?? databaseUrl, app: databaseUrl, close: async () => {} }
  const cluster = await openCluster(dataDir)
  try {
    await ensureDatabase(cluster.target('postgres'))
  } catch (error) {
    await cluster.close()
    throw error
  }
  const target = cluster.target(DATABASE)
  return { owner: target, app: target, cluster, close: () => cluster.close() }
}

export interface Claim {
  release: () => Promise<void>
}

/**
 * Takes the database for one running server; null while another one has it. The claim goes with its
 * process, and with its connection: `onLost` then tells that the database was restarted or cut off.
 */
export async function claimServer(target: Target, onLost?: () => void): Promise<Claim | null> {
  const { url, host } = addressOf(target)
  let isHeld = false
  const onclose = () => {
    if (isHeld) onLost?.()
    isHeld = false
  }
  const sql = postgres(url, { ...host, max: 1, max_lifetime: null, onclose, onnotice: () => {} })
  const release = async () => {
    isHeld = false
    await sql.end({ timeout: 5 })
  }
  try {
    const [row] = await sql`select pg_try_advisory_lock(${CLAIM}) as held`
    isHeld = row?.['held'] === true
  } finally {
    if (!isHeld) await sql.end({ timeout: 5 })
  }
  return isHeld ? { release } : null
}

async function ensureDatabase(target: Target): Promise<void> {
  const { sql, close } = connect(target, { max: 1 })
  try {
    const found = await sql`select 1 from pg_database where datname = ${DATABASE}`
    if (found.length === 0) await sql`create database ${sql(DATABASE)}`.catch(unlessMadeMeanwhile)
  } finally {
    await close()
  }
}

function unlessMadeMeanwhile(error: postgres.PostgresError): void {
  if (!['42P04', '23505'].includes(error.code)) throw error
}

/** postgres.js knows hosts that are folders, but only as an option. */
function addressOf(target: Target): { url: string; host: { host?: string } } {
  if (!/[?&]host=/.test(target)) return { url: target, host: {} }
  const url = new URL(target)
  const host = url.searchParams.get('host') ?? ''
  url.searchParams.delete('host')
  return { url: url.href, host: { host } }
}

function parseBigint(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`)
  return value
}

function writeBigint(value: number): string {
  return String(value)
}

/** drizzle makes its pool hand these types through as text; raw SQL gets them back, drizzle copes. */
function restoreTypes({ options: { parsers, serializers } }: Sql): void {
  parsers[TIMESTAMPTZ] = (text: string) => new Date(text)
  serializers[TIMESTAMPTZ] = (value: Date | string) =>
    value instanceof Date ? value.toISOString() : value
  // Unclaimed, postgres.js builds those of lists from those of their elements.
  for (const type of [DATES, TIMESTAMPTZS]) {
    delete parsers[type]
    delete serializers[type]
  }
  for (const type of [JSON_TEXT, JSONB])
    serializers[type] = (value: unknown) =>
      typeof value === 'string' ? value : JSON.stringify(value)
}
