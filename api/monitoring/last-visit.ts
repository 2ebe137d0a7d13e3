import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '../shared/day'

/** A note that was corrected, perhaps as another household's, is none. */
const lastOf = (county: string, isMeant: SQL): SQL<Day | null> => sql<Day | null>`(
  select max(v.visited_on)::text from visits v
   where v.county = ${county} and v.household_id = households.id ${isMeant}
     and not exists (
       select from visits newer where newer.county = ${county} and newer.corrects_id = v.id))`

/** Of a row of `households`, so named in its statement, the last visit to it. */
export const lastVisit = (county: string) => lastOf(county, sql``)

/** The last by somebody who is not kin, and does not work with them. */
export const lastNeutralVisit = (county: string) =>
  lastOf(
    county,
    sql`and not exists (
       select from staff_ties t
        where t.county = ${county} and t.household_id = v.household_id and t.staff_id = v.staff_id)`,
  )
