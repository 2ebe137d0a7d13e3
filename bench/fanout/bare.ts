import type { Sql } from '../../db/client'
import { BENCH_COUNTY } from '../webhook/setting'
import { NOON } from './prepare'

/** The baseline of queueing: as many rows of the same columns into the same table, read from nowhere else. */
export async function bareInsert(sql: Sql, broadcastId: string, count: number): Promise<number> {
  const rows = await sql`
    insert into outbox (county, id, contact_id, channel, seq, class, template, broadcast_id, household_id,
                        village_path, not_before, not_after, status, attempts, created_at, segments)
    select county, ('019f00000000700080000000' || lpad(to_hex(row_number() over ()), 8, '0'))::uuid,
           id, channel, last_out_seq, 'broadcast', 'broadcast.text', ${broadcastId}, id,
           ${`${BENCH_COUNTY}.bench.v000`}, ${NOON}, ${NOON}, 'queued', 0, ${NOON}, 1
      from contacts where county = ${BENCH_COUNTY} limit ${count}`
  return rows.count
}

/** Messages of one claim. */
export const BATCH = 1_000

/** The baseline of sending: claim and finish, in batches, and nothing else. */
export async function bareDrain(sql: Sql): Promise<number> {
  let drained = 0
  for (;;) {
    const lease = new Date(NOON.getTime() + 60_000)
    const claimed = await sql<{ id: string }[]>`
      with due as (
        select id from outbox
         where county = ${BENCH_COUNTY} and status = 'queued' and channel = 'sms'
           and class = 'broadcast' and not_before <= ${NOON}
         order by not_before, seq limit ${BATCH} for update skip locked
      )
      update outbox o set status = 'sending', attempts = attempts + 1, lease_until = ${lease},
                          claimed_at = ${NOON}
        from due where o.county = ${BENCH_COUNTY} and o.id = due.id
      returning o.id, o.contact_id, o.template`
    if (claimed.length === 0) return drained
    const ids = claimed.map(({ id }) => id)
    const sids = ids.map((id) => `SM${id}`)
    await sql`
      update outbox o set status = 'sent', sent_at = ${NOON}, lease_until = null,
                          provider_message_id = r.sid, segments = 1
        from unnest(${ids}::uuid[], ${sids}::text[]) as r(id, sid)
       where o.county = ${BENCH_COUNTY} and o.id = r.id`
    drained += claimed.length
  }
}
