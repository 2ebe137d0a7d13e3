import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { complaintMessages } from '../../../db/schema'

/**
 * Of some complaints those whose filer has said that they suffer for it and was not answered since, and from which message
 * on.
 */
export async function listSuffering(
  db: Db,
  county: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const { complaintId, kind, side, seq } = complaintMessages
  const answered = sql<number>`coalesce(max(${seq}) filter (where ${side} = 'handler'), 0)::int`
  const told = sql<number>`coalesce(max(${seq}) filter (where ${kind} = 'retaliation'), 0)::int`
  const rows = await db
    .select({ id: complaintId, answered })
    .from(complaintMessages)
    .where(and(eq(complaintMessages.county, county), inArray(complaintId, [...ids])))
    .groupBy(complaintId)
    .having(sql`${told} > ${answered}`)
  return new Map(rows.map((row) => [row.id, row.answered]))
}

export const isSuffering = async (db: Db, county: string, id: string): Promise<boolean> =>
  (await listSuffering(db, county, [id])).has(id)
