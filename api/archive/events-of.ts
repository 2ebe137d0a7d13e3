import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type { ArchiveDetails } from './details'
import { ARCHIVE_EVENTS, type ArchiveEvent } from './state'

/** With who caused it. */
export interface TracedEvent extends ArchiveEvent {
  householdId: string
  actor: string
}

/** The events the files of some households follow from, each household's in their order. */
export async function readEvents(
  db: Db,
  county: string,
  householdIds: readonly string[],
): Promise<Map<string, TracedEvent[]>> {
  if (householdIds.length === 0) return new Map()
  const subjects = JSON.stringify(householdIds.map((id) => `household:${id}`))
  const types = JSON.stringify(ARCHIVE_EVENTS)
  const rows = await db.execute<{
    subject: string
    seq: number
    type: string
    actor: string
    at: Date | string
    details: ArchiveDetails
  }>(sql`
    select e.subject, e.seq, e.type, e.actor, e.at, e.details
      from jsonb_array_elements_text(${subjects}::text::jsonb) as s(subject)
     cross join lateral (
       select subject, seq, type, actor, at, details from events
        where county = ${county} and subject = s.subject
          and type in (select jsonb_array_elements_text(${types}::text::jsonb))) e
     order by e.subject, e.seq`)
  const all = rows.map(({ subject, at, ...event }) => ({
    ...event,
    householdId: subject.slice('household:'.length),
    at: new Date(at),
  }))
  return Map.groupBy(all, ({ householdId }) => householdId)
}
