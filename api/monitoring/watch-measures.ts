import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '../shared/day'
import { watchedSince } from './watched-since'

/**
 * Of a row of `households` that is watched, the measures planned since, or with the case that put it there, and
 * not taken back. What was done the last time it was watched is over.
 */
const ofWatch = (county: string) => sql`
    from measures m
   where m.county = ${county} and m.household_id = households.id and m.status <> 'cancelled'
     and (m.planned_on >= (${watchedSince(county)})::date or m.application_id in (
       select a.id from applications a
        where a.county = ${county} and a.household_id = households.id and a.kind = 'watch_list'
          and a.status in ('filed', 'accepted')
        order by a.filed_at desc, a.id desc limit 1))`

export const standingMeasures = (county: string): SQL<number> =>
  sql<number>`(select count(*)::int ${ofWatch(county)})`

/** Not delivered yet. */
export const openMeasures = (county: string): SQL<number> =>
  sql<number>`(select count(*)::int ${ofWatch(county)} and m.status in ('planned', 'denied'))`

export const nextDue = (county: string): SQL<Day | null> =>
  sql<Day | null>`(select min(m.due_on)::text ${ofWatch(county)} and m.status = 'planned')`

/** Its statuses, in no order. */
export const watchMeasureStatuses = (county: string): SQL<string[]> =>
  sql<string[]>`(select coalesce(json_agg(m.status), '[]') ${ofWatch(county)})`
