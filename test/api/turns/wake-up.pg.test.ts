import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AppDeps } from '../../../api/http/context'
import { takeOldest } from '../../../api/turns/lease'
import type { Sql } from '../../../db/client'
import { COUNTY, startApi, type TestApi } from '../../support/api'
import { LEASE_MS, openTurns } from './turns'

let api: TestApi
let turns: ReturnType<typeof openTurns>
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
  turns = openTurns(api)
})
afterAll(() => api.close())

/** The same database, with something happening just before the n-th statement. */
function before(n: number, happen: () => Promise<unknown>): AppDeps {
  const { sql } = api.deps.connection
  let statements = 0
  const watched = async (strings: TemplateStringsArray, ...values: never[]) => {
    if (++statements === n) await happen()
    return sql(strings, ...values)
  }
  // Pieces of a statement are no statement.
  const whole = Object.assign(watched, { unsafe: sql.unsafe.bind(sql) }) as unknown as Sql
  return { ...api.deps, connection: { ...api.deps.connection, sql: whole } }
}

test('a message that arrives while the lease is given back is not left behind', async () => {
  const phone = '+8618100000001'
  const { contact, leaseId, turnId } = await turns.begun(phone, '一')
  await api.sql`update turns set answered_at = received_at, answered_by = 'response' where id = ${turnId}`
  await api.sql`update contacts set answered_seq = 1 where id = ${contact.id}`
  // The holder has looked and found nothing more; now it gives the lease back.
  const arrives = async () => expect(await turns.begin(phone, '二')).toEqual({ state: 'waiting' })
  const next = await takeOldest(before(3, arrives), COUNTY, contact.id, leaseId, null)
  expect(next).toMatchObject({ text: '二', isOwn: false, leaseId })
})

test('a holder that has lost the lease gives nothing back and takes nothing', async () => {
  const phone = '+8618100000002'
  const { contact, leaseId } = await turns.begun(phone, '一')
  api.clock.now = new Date(api.clock.now.getTime() + LEASE_MS)
  const taken = await turns.take(contact.id)
  expect(await takeOldest(api.deps, COUNTY, contact.id, leaseId, null)).toBeNull()
  const [row] = await api.sql`select lease_id from contacts where id = ${contact.id}`
  expect(row).toEqual({ lease_id: taken?.leaseId })
})

test('whoever takes the lease with a message that was stored meanwhile goes on with what waits', async () => {
  const phone = '+8618100000003'
  await turns.commit(await turns.begun(phone, '零'))
  const lock = await api.ownerSql.reserve()
  await lock`begin`
  await lock`select 1 from contacts for update`
  // Both have seen that the message is new; the second one comes when the lease has lapsed.
  const id = randomUUID()
  const first = turns.begin(phone, '查', id)
  await waiting(1)
  api.clock.now = new Date(api.clock.now.getTime() + LEASE_MS)
  const second = turns.begin(phone, '查', id)
  await waiting(2)
  await lock`rollback`
  lock.release()
  expect(await first).toMatchObject({ state: 'begun', isOwn: true })
  const taken = await second
  expect(taken).toMatchObject({ state: 'begun', isOwn: false, text: '查' })
  if (taken.state === 'begun') expect((await turns.commit(taken)).next).toBeNull()
  const rows = await api.sql`select answered_by from turns where provider_message_id = ${id}`
  expect(rows).toEqual([{ answered_by: 'outbox' }])
})

test('what was committed while a message waited for it is not answered from before', async () => {
  const phone = '+8618100000004'
  const { contact } = await turns.begun(phone, '零')
  await api.sql`update contacts set lease_id = null, lease_until = null, answered_seq = last_seq`
  const lock = await api.ownerSql.reserve()
  await lock`begin`
  await lock`update contacts set session_version = session_version + 1 where id = ${contact.id}`
  const second = turns.begin(phone, '查')
  await waiting(1)
  await lock`commit`
  lock.release()
  expect(await second).toMatchObject({ state: 'begun', sessionVersion: 1, households: null })
})

test('an answer is given though the message that waits behind it cannot be read', async () => {
  const phone = '+8618100000005'
  const turn = await turns.begun(phone, '一')
  expect(await turns.begin(phone, '二')).toEqual({ state: 'waiting' })
  await api.sql`
    update turns set body_sealed = ${Buffer.from('damaged')}
     where contact_id = ${turn.contact.id} and seq = 2`
  const committed = await turns.commit(turn)
  expect(committed).toMatchObject({ replies: [{ vars: { text: 're 一' } }], next: null })
})

/** Until so many sessions wait for somebody's lock. */
async function waiting(count: number): Promise<void> {
  for (;;) {
    const [row] = await api.ownerSql<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`
    if ((row?.n ?? 0) >= count) return
  }
}
