import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { APP_ROLE, connect, type Sql, type Target } from './client'

const FOLDER = join(import.meta.dirname, 'migrations')
const MIGRATING = 2_009_110_403
const [INSUFFICIENT_PRIVILEGE, UNDEFINED_TABLE] = ['42501', '42P01'] as const
/** In words, or by two who make it at the same moment in two databases. */
const ROLE_EXISTS = ['42710', '23505'] as const

/** The running process reads them and adds to them, nothing else. */
export const APPEND_ONLY = [
  'events',
  'audit',
  'audit_sealed',
  'audit_seals',
  'fund_postings',
  'fund_entries',
  'complaint_events',
  'overview_months',
]

/**
 * As the owner: makes the role that the running process takes, applies what is new in `db/migrations`,
 * gives the role its rights. Servers that start at once wait for each other. `app` is the URL the
 * process logs in with, where that is another user.
 */
export async function migrate(owner: Target, app?: Target): Promise<void> {
  const { sql, db, close } = connect(owner, { max: 1, statementTimeoutMs: 0 })
  try {
    await sql`select pg_advisory_lock(${MIGRATING})`
    await ensureRole(sql, app)
    await applyMigrations(db, { migrationsFolder: FOLDER })
    await grantRights(sql)
  } finally {
    await close()
  }
}

/** Whether all migrations in the folder are applied. */
export async function isMigrated(sql: Sql): Promise<boolean> {
  const files = readMigrationFiles({ migrationsFolder: FOLDER })
  try {
    const rows = await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`
    const applied = new Set(rows.map(({ hash }) => hash))
    return files.every(({ hash }) => applied.has(hash))
  } catch (error) {
    if (isCode(error, UNDEFINED_TABLE, INSUFFICIENT_PRIVILEGE)) return false
    throw error
  }
}

async function ensureRole(sql: Sql, app?: Target): Promise<void> {
  const [me] = await sql<{ login: string }[]>`select current_user as login`
  const logins = new Set([me?.login ?? '', app ? decodeURIComponent(new URL(app).username) : ''])
  logins.delete('')
  try {
    const found = await sql`select 1 from pg_roles where rolname = ${APP_ROLE}`
    if (found.length === 0) await createRole(sql)
    for (const login of logins) await admit(sql, login)
  } catch (error) {
    if (!isCode(error, INSUFFICIENT_PRIVILEGE)) throw error
    const grant = `grant ${APP_ROLE} to ${[...logins].join(', ')}`
    throw new Error(
      `${me?.login} may not make the role ${APP_ROLE} or give it to others: ` +
        `have an administrator run "create role ${APP_ROLE} nologin" and "${grant}"`,
      { cause: error },
    )
  }
}

async function createRole(sql: Sql): Promise<void> {
  await sql`create role ${sql(APP_ROLE)} nologin`.catch((error: unknown) => {
    if (!isCode(error, ...ROLE_EXISTS)) throw error
  })
}

/** Granted anew each time: whoever made the role administers it, but may not take it before. */
async function admit(sql: Sql, login: string): Promise<void> {
  await sql`grant ${sql(APP_ROLE)} to ${sql(login)}`.catch(async (error: unknown) => {
    const [row] = await sql`select pg_has_role(${login}, ${APP_ROLE}, 'member') as is_member`
    if (!row?.['is_member']) throw error
  })
}

/** In one transaction: a server that already runs never has a right it should not. */
async function grantRights(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    const role = tx(APP_ROLE)
    await tx`grant usage on schema public, drizzle to ${role}`
    await tx`grant select on drizzle.__drizzle_migrations to ${role}`
    await tx`grant select, insert, update, delete on all tables in schema public to ${role}`
    await tx`grant usage, select on all sequences in schema public to ${role}`
    // To count anew after a load; older servers know no such right.
    const [server] = await tx<{ version: number }[]>`
      select current_setting('server_version_num')::int as version`
    if (server && server.version >= 170_000)
      await tx`grant maintain on households, people to ${role}`
    const tables = await tx<{ name: string }[]>`
      select tablename as name from pg_tables
      where schemaname = 'public' and tablename in ${tx(APPEND_ONLY)}`
    for (const { name } of tables)
      await tx`revoke update, delete, truncate on ${tx(name)} from ${role}`
  })
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof postgres.PostgresError && codes.includes(error.code)
}
