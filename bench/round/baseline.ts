import type { Sql } from '../../db/client'
import { BENCH_COUNTY } from '../webhook/setting'
import type { Prepared } from './prepare'

const COUNTY = BENCH_COUNTY
const TABLES = ['notice_entries', 'events', 'audit'] as const

/**
 * Tables like the ones that posting a list writes to. Made once: to make tables empties every
 * connection's caches.
 */
export async function prepareCopies({ owner: { sql } }: Prepared): Promise<void> {
  for (const table of TABLES) {
    await sql`create table ${sql(`copy_${table}`)} (like ${sql(table)} including all)`
    await referToTheSame(sql, table)
  }
}

/** `like` leaves the foreign keys out, and to check them is part of what an INSERT costs. */
async function referToTheSame(sql: Sql, table: string) {
  const keys = await sql<{ definition: string }[]>`
    select pg_get_constraintdef(oid) as definition from pg_constraint
     where contype = 'f' and conrelid = ${table}::regclass`
  for (const { definition } of keys) await sql.unsafe(`alter table copy_${table} add ${definition}`)
}

/**
 * Milliseconds a bare `INSERT … SELECT` takes for what a list of an area writes in the database: its
 * entries, and of each household an event and its audit row, of the same size.
 */
export async function bareCopy(prepared: Prepared, areaPath: string): Promise<number> {
  const { owner, roundId, clock } = prepared
  const { sql } = owner
  const within = `${areaPath}.%`
  const [notice] = await sql<{ id: string }[]>`
    select id from notices where county = ${COUNTY} order by id limit 1`
  if (!notice) throw new Error('no list')
  const about = { noticeId: notice.id, code: '123456', level: 'township', closesOn: '2026-03-18' }
  const details = JSON.stringify({ ...about, areaPath })
  const begun = performance.now()
  await sql.begin(async (tx) => {
    const listed = tx`
      households h join applications a on a.county = h.county and a.household_id = h.id
       where h.county = ${COUNTY} and h.area_path like ${within}
         and a.round_id = ${roundId} and a.status = 'filed'`
    await tx`
      insert into copy_notice_entries
      select h.county, ${notice.id}::uuid, h.id, a.id, h.head_name, h.size, h.area_path, 'listed'
        from ${listed}`
    await tx`
      insert into copy_events (county, subject, seq, type, actor, at, details, prev_hash, hash)
      select h.county, 'household:' || h.id, 1, 'notice.listed', 'staff:' || h.id, ${clock.now},
             ${details}::text::jsonb || jsonb_build_object('applicationId', a.id, 'householdId', h.id),
             ${Buffer.alloc(32)}, ${Buffer.alloc(32, 1)}
        from ${listed}`
    await tx`
      insert into copy_audit (county, id, at, actor, action, subject, request_id)
      select h.county, gen_random_uuid(), ${clock.now}, 'staff:' || h.id, 'notice.listed',
             'household:' || h.id, 'bench' from ${listed}`
  })
  return performance.now() - begun
}
