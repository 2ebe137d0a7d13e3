import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { reviews, staff } from '../../db/schema'
import type { Day } from '../shared/day'

/** The meeting 评议会 that is called for a case and was not held. */
export interface Called {
  meetsOn: Day
  /** Who called it, while they are there. */
  staffId: string | null
}

/** Of a case at a level of its round, by the area it lies in; null where none is called. */
export const calledFor = (
  county: string,
  { roundId, level, areaPath }: { roundId: PgColumn; level: PgColumn; areaPath: PgColumn },
): SQL<Called | null> => sql<Called | null>`(
  select json_build_object('meetsOn', ${reviews.meetsOn},
                           'staffId', case when ${staff.isActive} then ${staff.id} end)
    from ${reviews} join ${staff} on ${staff.county} = ${county} and ${staff.id} = ${reviews.calledBy}
   where ${reviews.county} = ${county} and ${reviews.roundId} = ${roundId}
     and ${reviews.level} = ${level} and ${reviews.status} = 'called'
     and (${areaPath} = ${reviews.areaPath} or ${areaPath} like ${reviews.areaPath} || '.%')
   order by ${reviews.meetsOn}, ${reviews.id} limit 1)`
