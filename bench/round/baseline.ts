import type { Sql } from '../../db/client'
import { BENCH_COUNTY } from '../webhook/setting'
import type { Prepared } from './prepare'

const COUNTY = BENCH_COUNTY
const TABLES = ['notice_entries', 'events', 'outbox', 'audit'] as const

/**
 * Tables like the ones that posting a list writes to, and others for the rows to be copied from. Made
 * once: to make tables empties every connection's caches.
 */
export async function prepareCopies({ owner: { sql } }: Prepared): Promise<void> {
  for (const table of TABLES) {
    await sql`create table ${sql(`copy_${table}`)} (like ${sql(table)} including all)`
    await referToTheSame(sql, table)
    await sql`create table ${sql(`source_${table}`)} (like ${sql(table)})`
  }
}

/** `like` leaves the foreign keys out, and to check them is part of what an INSERT costs. */
async function referToTheSame(sql: Sql, table: string) {
  const keys = await sql<{ definition: string }[]>`
    select pg_get_constraintdef(oid) as definition from pg_constraint
     where contype = 'f' and conrelid = ${table}::regclass`
  for (const { definition } of keys) await sql.unsafe(`alter table copy_${table} add ${definition}`)
}

/** Milliseconds a bare `INSERT … SELECT` takes for the rows that posting a list wrote. */
export async function bareCopy({ owner: { sql }, clock }: Prepared, code: string): Promise<number> {
  const [notice] = await sql<{ id: string }[]>`
    select id from notices where county = ${COUNTY} and code = ${code}`
  if (!notice) throw new Error('no list')
  const details = JSON.stringify({ noticeId: notice.id })
  for (const table of TABLES) await sql`delete from ${sql(`source_${table}`)}`
  await sql`
    insert into source_notice_entries select * from notice_entries
     where county = ${COUNTY} and notice_id = ${notice.id}`
  await sql`
    insert into source_events select * from events
     where county = ${COUNTY} and at = ${clock.now} and details @> ${details}::text::jsonb`
  await sql`
    insert into source_outbox select * from outbox
     where county = ${COUNTY} and created_at = ${clock.now}
       and purpose like ${`notice:${notice.id}:%`}`
  // An audit row for every event, as large as one.
  await sql`
    insert into source_audit (county, id, at, actor, action, subject, request_id)
    select county, gen_random_uuid(), at, actor, type, subject, 'bench' from source_events`
  const begun = performance.now()
  await sql.begin(async (tx) => {
    for (const table of TABLES)
      await tx`insert into ${tx(`copy_${table}`)} select * from ${tx(`source_${table}`)}`
  })
  return performance.now() - begun
}
