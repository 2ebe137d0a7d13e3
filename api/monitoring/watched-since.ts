import { type SQL, sql } from 'drizzle-orm'
import { households } from '../../db/schema'

/** A change of the roll that says a household is watched, or as what. */
const WATCH_CHANGED = JSON.stringify({ changes: [{ field: 'watch' }] })

/**
 * Of a row of `households` since when it is watched, by its own events: the day it was announced, or that the
 * roll first said so. Null where no event tells; without meaning where it is not watched.
 */
export const watchedSince = (county: string): SQL<string | null> => sql<string | null>`(
  select to_char(max(e.at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') from events e
   where e.county = ${county} and e.subject = 'household:' || ${households.id}
     and (e.type in ('household.watched', 'household.entered')
          or e.details @> ${WATCH_CHANGED}::text::jsonb))`
