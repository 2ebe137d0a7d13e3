import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { APP_ROLE, connect, type Target } from '../../db/client'
import { openCluster } from '../../db/embedded'
import { APPEND_ONLY, isMigrated, migrate } from '../../db/migrate'
import { cloneDatabase } from '../support/database'

const OFFICE = 'wuxi'

test('the running process may add an event but not change, remove or empty any', async () => {
  const { sql, close } = await cloneDatabase()
  onTestFinished(close)
  await sql`insert into audit values (${OFFICE}, ${randomUUID()}, ${new Date(0)}, 'a', 'b', 'c', 'd')`
  for (const table of APPEND_ONLY) {
    await sql`select from ${sql(table)}`
    await expect(sql`update ${sql(table)} set county = 'x'`).rejects.toMatchObject(DENIED)
    await expect(sql`delete from ${sql(table)}`).rejects.toMatchObject(DENIED)
    await expect(sql`truncate ${sql(table)}`).rejects.toMatchObject(DENIED)
  }
  await sql`update areas set name = '天元乡'`
  await sql`delete from areas`
  await expect(sql`create table more ()`).rejects.toMatchObject(DENIED)
  await expect(sql`drop table areas`).rejects.toMatchObject(DENIED)
})

test('two servers that start at once migrate a new database once', async () => {
  const { target, sql, giveRole } = await emptyDatabase()
  await giveRole()
  expect(await isMigrated(sql)).toBe(false)
  await Promise.all([migrate(target), migrate(target)])
  expect(await isMigrated(sql)).toBe(true)
  const twice =
    await sql`select hash from drizzle.__drizzle_migrations group by 1 having count(*) > 1`
  expect(twice).toEqual([])
})

test('a database that lacks one migration is not ready, as the running process sees it too', async () => {
  const { sql, ownerSql, close } = await cloneDatabase()
  onTestFinished(close)
  expect(await isMigrated(sql)).toBe(true)
  await ownerSql`
    delete from drizzle.__drizzle_migrations
    where id = (select max(id) from drizzle.__drizzle_migrations)`
  expect(await isMigrated(sql)).toBe(false)
})

test('an owner without any special power is told what an administrator has to do', async () => {
  const { target } = await emptyDatabase()
  await expect(migrate(target)).rejects.toThrow(/"grant cunxin_app to owner_\w+"/)
})

test('an owner migrates whom the administrator gave the role', async () => {
  const { target, giveRole } = await emptyDatabase()
  await giveRole()
  await migrate(target)
  const app = connect(target, { role: APP_ROLE, max: 1 })
  onTestFinished(app.close)
  expect(await isMigrated(app.sql)).toBe(true)
})

test('on a new server an owner who may make roles serves a process that logs in apart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'migrate-'))
  const cluster = await openCluster(dataDir, { fsync: false })
  const admin = connect(cluster.target('postgres'), { max: 1 })
  await admin.sql`create role app login`
  await admin.sql`create role owner login createrole`
  await admin.sql`create database cunxin owner owner`
  const [owner, app] = ['owner', 'app'].map((login) => as(login, cluster.target('cunxin')))
  const connection = connect(app ?? '', { role: APP_ROLE, max: 1 })
  onTestFinished(async () => {
    await Promise.all([admin.close(), connection.close()])
    await cluster.stop()
    rmSync(dataDir, { recursive: true })
  })
  await migrate(owner ?? '', app)
  expect(await isMigrated(connection.sql)).toBe(true)
  await expect(connection.sql`delete from events`).rejects.toMatchObject(DENIED)
})

const DENIED = { code: '42501' }

/** A new database that belongs to a user without any power of their own. */
async function emptyDatabase() {
  const admin = connect(inject('clusterTarget'), { max: 1 })
  const suffix = randomUUID().slice(0, 8)
  const [login, name] = [`owner_${suffix}`, `empty_${suffix}`]
  await admin.sql`create role ${admin.sql(login)} login`
  await admin.sql`create database ${admin.sql(name)} owner ${admin.sql(login)}`
  const url = new URL(as(login, inject('clusterTarget')))
  url.pathname = `/${name}`
  const owner = connect(url.href, { max: 1 })
  onTestFinished(async () => {
    await owner.close()
    await admin.sql`drop database ${admin.sql(name)} with (force)`
    await admin.sql`drop role ${admin.sql(login)}`
    await admin.close()
  })
  const giveRole = () => admin.sql`grant ${admin.sql(APP_ROLE)} to ${admin.sql(login)}`
  return { target: url.href, sql: owner.sql, giveRole }
}

function as(login: string, target: Target): Target {
  const url = new URL(target)
  url.username = login
  return url.href
}
