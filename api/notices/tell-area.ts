import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { wants } from '../contacts/wants'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { enqueueMany } from '../outbox/enqueue'
import { withAncestors } from '../shared/area-path'
import type { Notice } from './find'
import { countEntries } from './names'

/**
 * Whoever lives in the area of a posted list or asked to be told of it hears that it hangs there,
 * until its window closes and without a name. Who is on it was told so, and who stopped such messages gets none.
 */
export async function tellArea(
  tx: Db,
  ctx: RequestContext,
  notice: Notice,
): Promise<{ households: number; villages: number }> {
  const { id, code, areaName: area, level, closesOn: day, closesAt } = notice
  const counted = await countEntries(tx, ctx.county, id)
  const contactIds = await listSubscribers(tx, ctx.county, notice)
  const message =
    counted.villages > 0
      ? say('posting.villages_listed', { area, villages: counted.villages, code, day })
      : say('posting.area_listed', { area, level, households: counted.households, code, day })
  const messages = contactIds.map((contactId) => ({
    contactId,
    purpose: `notice:${id}:area:${contactId}`,
    class: 'notice' as const,
    say: message,
    notAfter: closesAt,
  }))
  await enqueueMany(tx, ctx, messages)
  return counted
}

/** Each contact once, in the order of their ids. */
async function listSubscribers(
  tx: Db,
  county: string,
  { id, areaPath }: Pick<Notice, 'id' | 'areaPath'>,
): Promise<string[]> {
  const within = `${areaPath}.%`
  // A list of a village concerns whoever asked about its township, and the other way round.
  const around = sql.join(
    withAncestors(areaPath).map((path) => sql`${path}`),
    sql`, `,
  )
  const rows = await tx.execute<{ id: string }>(sql`
    with wanting as (
      select l.contact_id
        from households h
        join contact_links l on l.county = ${county} and l.household_id = h.id
                            and l.ended_at is null
       where h.county = ${county} and (h.area_path = ${areaPath} or h.area_path like ${within})
      union
      select s.contact_id from area_subscriptions s
       where s.county = ${county} and (s.area_path in (${around}) or s.area_path like ${within})
    ), listed as (
      select l.contact_id
        from notice_entries e
        join contact_links l on l.county = ${county} and l.household_id = e.household_id
                            and l.ended_at is null
       where e.county = ${county} and e.notice_id = ${id}::uuid and e.status <> 'removed'
    )
    select c.id from wanting w
      join contacts c on c.county = ${county} and c.id = w.contact_id
     where ${wants('notice', sql`c.stopped`)}
       and not exists (select from listed where listed.contact_id = w.contact_id)
     order by c.id`)
  return rows.map((row) => row.id)
}
