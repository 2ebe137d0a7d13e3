import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { events, households, people } from '../../db/schema'
import { ApiError } from '../shared/errors'

export type HeldRow = typeof households.$inferSelect
export type MemberRow = typeof people.$inferSelect

/** A household as it stands, held until the transaction ends. */
export interface Held {
  row: HeldRow
  members: MemberRow[]
  /** Its events say how it stands; of one that an older version entered they do not. */
  isTold: boolean
}

/** In the order of their ids, so that two who take from one another do not wait for each other. */
export async function holdHouseholds(
  tx: Db,
  county: string,
  given: readonly string[],
): Promise<(id: string) => Held> {
  const ids = [...new Set(given)]
  const rows = await tx
    .select()
    .from(households)
    .where(and(eq(households.county, county), inArray(households.id, ids)))
    .orderBy(asc(households.id))
    .for('update')
  const all = await tx
    .select()
    .from(people)
    .where(and(eq(people.county, county), inArray(people.householdId, ids)))
    .orderBy(asc(people.id))
  const members = Map.groupBy(all, ({ householdId }) => householdId)
  const told = await listTold(tx, county, ids)
  const held = new Map(
    rows.map((row) => [
      row.id,
      { row, members: members.get(row.id) ?? [], isTold: told.has(row.id) },
    ]),
  )
  return (id) => {
    const found = held.get(id)
    if (!found) throw new ApiError('not_found', 'household')
    return found
  }
}

/** Which of the households can be told from their events alone. */
export async function listTold(tx: Db, county: string, ids: readonly string[]) {
  if (ids.length === 0) return new Set<string>()
  const rows = await tx.execute<{ id: string }>(sql`
    select substr(s.subject, 11) as id
      from jsonb_array_elements_text(${JSON.stringify(ids.map((id) => `household:${id}`))}::text::jsonb)
           as s(subject)
     where exists (select 1 from ${events}
                    where ${events.county} = ${county} and ${events.subject} = s.subject
                      and ${events.details} ?| array['whole', 'before'])`)
  return new Set(rows.map(({ id }) => id))
}
