import { type SQL, sql } from 'drizzle-orm'
import type { AreaPath } from '../../db/values/areas'
import { wants } from '../contacts/wants'
import type { Executor } from '../outbox/enqueue'
import { withAncestors } from '../shared/area-path'

/**
 * Whoever lives in an area or asked to be told of it, or of what lies around or in it, and did not stop
 * such messages: each contact once, in the order of their ids.
 * @param except A query of `contact_id`s that are left out.
 */
export async function listListeners(
  tx: Executor,
  county: string,
  areaPath: AreaPath,
  except: SQL = sql`select null::uuid as contact_id where false`,
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
    ), other as (${except})
    select c.id from wanting w
      join contacts c on c.county = ${county} and c.id = w.contact_id
     where ${wants('notice', sql`c.stopped`)}
       and not exists (select from other where other.contact_id = w.contact_id)
     order by c.id`)
  return rows.map((row) => row.id)
}
