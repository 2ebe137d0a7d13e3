import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '../shared/day'

/** Of a row of `households`, so named in its statement, the last visit to it; a note that was corrected, perhaps as another's, is none. */
export const lastVisit = (county: string): SQL<Day | null> => sql<Day | null>`(
  select max(v.visited_on)::text from visits v
   where v.county = ${county} and v.household_id = households.id
     and not exists (
       select from visits newer where newer.county = ${county} and newer.corrects_id = v.id))`
