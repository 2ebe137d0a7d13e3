import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql as text } from 'drizzle-orm'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { APP_ROLE, claimServer, connect, openDatabase } from '../../db/client'
import { runChild } from '../support/child'
import { cloneDatabase, type TestDatabase } from '../support/database'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.close())

const NOON = new Date('2026-11-23T04:00:00.123Z')

test('raw SQL hands over sums as numbers, instants as Dates and days as text', async () => {
  const [row] = await database.sql`
    select 9007199254740991::bigint as fen, ${NOON}::timestamptz as at, '2026-11-23'::date as day,
      array['2026-11-23'::date] as days, array[${NOON}::timestamptz] as times,
      ${database.sql.json({ a: ['巫溪'] })}::jsonb as details,
      current_setting('TimeZone') as zone`
  expect(row).toEqual({
    fen: Number.MAX_SAFE_INTEGER,
    at: NOON,
    times: [NOON],
    day: '2026-11-23',
    days: ['2026-11-23'],
    details: { a: ['巫溪'] },
    zone: 'UTC',
  })
})

test('a sum too large for a number is an error, not a wrong number', async () => {
  await expect(database.sql`select 9007199254740992::bigint as fen`).rejects.toThrow('too large')
})

test('drizzle reads and writes what raw SQL does, on the same pool', async () => {
  const { db, sql } = database
  const [row] = await db.execute(text`select ${NOON.toISOString()}::timestamptz as at`)
  expect(row).toEqual({ at: NOON })
  const found = await sql.begin((tx) => tx`select ${tx.json({ n: 1 })}::jsonb as details`)
  expect(found[0]).toEqual({ details: { n: 1 } })
})

test('a pool takes the role from its first moment and a statement ends at its time limit', async () => {
  const { sql, close } = connect(database.target, { role: APP_ROLE, statementTimeoutMs: 50 })
  onTestFinished(close)
  expect(await sql`select current_user as role`).toEqual([{ role: APP_ROLE }])
  await expect(sql`select pg_sleep(30)`).rejects.toMatchObject({ code: '57014' })
})

test('the second server on the same database is refused until the first is gone', async () => {
  const first = await claimServer(database.target)
  expect(first).not.toBeNull()
  expect(await claimServer(database.target)).toBeNull()
  await first?.release()
  const second = await claimServer(database.target)
  expect(second).not.toBeNull()
  await second?.release()
})

test('a server that was killed holds the database no longer', async () => {
  const server = runChild(`
    const { claimServer } = await import('./db/client.ts')
    console.log((await claimServer(${JSON.stringify(database.target)})) !== null)`)
  expect(await server.line()).toBe('true')
  expect(await claimServer(database.target)).toBeNull()
  await server.kill()
  await vi.waitUntil(async () => {
    const claim = await claimServer(database.target)
    await claim?.release()
    return claim
  })
})

test('a server that is cut off from the database learns that its claim is lost', async () => {
  const onLost = vi.fn<() => void>()
  const claim = await claimServer(database.target, onLost)
  expect(claim).not.toBeNull()
  await database.ownerSql`
    select pg_terminate_backend(pid) from pg_locks join pg_database on oid = database
    where locktype = 'advisory' and datname = current_database()`
  await vi.waitUntil(() => onLost.mock.calls.length === 1)
  await claim?.release()
  expect(onLost).toHaveBeenCalledOnce()
})

test('a server that gives its claim back is told of no loss', async () => {
  const onLost = vi.fn<() => void>()
  const claim = await claimServer(database.target, onLost)
  await claim?.release()
  expect(onLost).not.toHaveBeenCalled()
})

test('the embedded database is made once, whoever opens it first', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'client-'))
  const [one, two] = await Promise.all([openDatabase({ dataDir }), openDatabase({ dataDir })])
  onTestFinished(async () => {
    await one.cluster?.stop()
    rmSync(dataDir, { recursive: true })
  })
  expect(one).toMatchObject({ owner: two.owner, app: two.app })
  const { sql, close } = connect(one.owner)
  expect(await sql`select current_database() as name`).toEqual([{ name: 'cunxin' }])
  await close()
  await two.close()
})

test("an office's own database is used as its URLs say, and nothing is started", async () => {
  const [app, owner] = ['postgres://app@db.local/cunxin', 'postgres://owner@db.local/cunxin']
  const both = await openDatabase({
    dataDir: '/nowhere',
    databaseUrl: app,
    migrationDatabaseUrl: owner,
  })
  expect(both).toMatchObject({ owner, app })
  expect(await openDatabase({ dataDir: '/nowhere', databaseUrl: app })).toMatchObject({
    owner: app,
    app,
  })
  expect(both.cluster).toBeUndefined()
})
