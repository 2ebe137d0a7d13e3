import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { inject } from 'vitest'
import { APP_ROLE, connect, type Db, type Sql } from '../../db/client'
import { TEMPLATE } from './cluster'

/** Somebody is connected to the template, for instance another worker's copying. */
const OBJECT_IN_USE = '55006'

export interface TestDatabase {
  target: string
  /** As the running process: cannot change events. */
  sql: Sql
  db: Db
  /** As the owner of the tables. */
  ownerSql: Sql
  /** Drops the database; for `afterAll` or `onTestFinished`. */
  close: () => Promise<void>
}

/** A migrated, empty database of its own. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(async (sql) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await sql`
          create database ${sql(name)} template ${sql(TEMPLATE)} strategy file_copy`
      } catch (error) {
        const isBusy = error instanceof postgres.PostgresError && error.code === OBJECT_IN_USE
        if (!isBusy || attempt === 50) throw error
        await sleep(20 * Math.random())
      }
    }
  })
  const url = new URL(inject('clusterTarget'))
  url.pathname = `/${name}`
  const app = connect(url.href, { role: APP_ROLE })
  const owner = connect(url.href, { max: 2 })
  const close = async () => {
    await Promise.all([app.close(), owner.close()])
    await asAdmin((sql) => sql`drop database if exists ${sql(name)} with (force)`)
  }
  return { target: url.href, sql: app.sql, db: app.db, ownerSql: owner.sql, close }
}

async function asAdmin(work: (sql: Sql) => Promise<unknown>): Promise<void> {
  const { sql, close } = connect(inject('clusterTarget'), { max: 1 })
  try {
    await work(sql)
  } finally {
    await close()
  }
}
