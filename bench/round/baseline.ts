import { BENCH_COUNTY } from '../webhook/setting'
import type { Prepared } from './prepare'

const COUNTY = BENCH_COUNTY

/** Milliseconds a bare `INSERT … SELECT` takes for the rows that posting a list wrote. */
export async function bareCopy({ owner: { sql }, clock }: Prepared, code: string): Promise<number> {
  const [notice] = await sql<{ id: string }[]>`
    select id from notices where county = ${COUNTY} and code = ${code}`
  if (!notice) throw new Error('no list')
  const details = JSON.stringify({ noticeId: notice.id })
  const of = {
    notice_entries: sql`select * from notice_entries where notice_id = ${notice.id}`,
    events: sql`select * from events where at = ${clock.now} and details @> ${details}::text::jsonb`,
    outbox: sql`select * from outbox where created_at = ${clock.now} and purpose like ${`notice:${notice.id}:%`}`,
  }
  for (const [table, rows] of Object.entries(of)) {
    await sql`drop table if exists ${sql(`copy_${table}`)}`
    await sql`create table ${sql(`copy_${table}`)} (like ${sql(table)} including all)`
    await sql`drop table if exists ${sql(`source_${table}`)}`
    await sql`create table ${sql(`source_${table}`)} as ${rows}`
  }
  // An audit row for every event, as large as one.
  await sql`drop table if exists copy_audit`
  await sql`create table copy_audit (like audit including all)`
  const begun = performance.now()
  await sql.begin(async (tx) => {
    for (const table of Object.keys(of))
      await tx`insert into ${tx(`copy_${table}`)} select * from ${tx(`source_${table}`)}`
    await tx`
      insert into copy_audit (county, id, at, actor, action, subject, request_id)
      select county, gen_random_uuid(), at, actor, type, subject, 'bench' from source_events`
  })
  return performance.now() - begun
}
