import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { events, handbookFields, visits } from '../../db/schema'
import { HANDBOOK_FIELDS, type HandbookField } from '../../db/values/visits'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { type Day, dayOf } from '../shared/day'
import type { HandbookReading } from './handbook'

interface Entry {
  value: string
  visitId: string
  notedOn: Day
}

/**
 * Brings the handbook of a household, which the caller holds, to what its notes say: of each field
 * the latest that speaks of it. What counts is how a note was read when it was confirmed, as its
 * event has it, and notes that were corrected count no more.
 */
export async function rewriteHandbook(
  tx: Db,
  ctx: RequestContext,
  householdId: string,
  visitId: string,
): Promise<void> {
  const { county } = ctx
  const ofHousehold = and(
    eq(handbookFields.county, county),
    eq(handbookFields.householdId, householdId),
  )
  const said = await readNotes(tx, county, householdId)
  const standing = new Map(
    (await tx.select().from(handbookFields).where(ofHousehold)).map((row) => [row.field, row]),
  )
  const changes: { field: HandbookField; old: string | null; new: string | null }[] = []
  for (const field of HANDBOOK_FIELDS) {
    const [old, now] = [standing.get(field), said.get(field)]
    if (old?.value === now?.value && old?.visitId === now?.visitId) continue
    if (old?.value !== now?.value) {
      changes.push({ field, old: old?.value ?? null, new: now?.value ?? null })
    }
    if (now) {
      await tx
        .insert(handbookFields)
        .values({ county, householdId, field, ...now })
        .onConflictDoUpdate({
          target: [handbookFields.county, handbookFields.householdId, handbookFields.field],
          set: now,
        })
    }
  }
  const gone = [...standing.keys()].filter((field) => !said.has(field))
  if (gone.length > 0) {
    await tx.delete(handbookFields).where(and(ofHousehold, inArray(handbookFields.field, gone)))
  }
  if (changes.length === 0) return
  const details = { visitId, changes }
  await record(tx, ctx, { subject: `household:${householdId}`, type: 'handbook.changed', details })
}

async function readNotes(tx: Db, county: string, householdId: string) {
  const rows = await tx
    .select({ id: visits.id, notedAt: visits.notedAt, details: events.details })
    .from(visits)
    .innerJoin(
      events,
      and(
        eq(events.county, county),
        eq(events.subject, sql`'visit:' || ${visits.id}`),
        eq(events.seq, 1),
      ),
    )
    .where(
      and(eq(visits.county, county), eq(visits.householdId, householdId), isUncorrected(county)),
    )
    .orderBy(asc(visits.visitedOn), asc(visits.notedAt), asc(visits.id))
  const said = new Map<HandbookField, Entry>()
  for (const { id, notedAt, details } of rows) {
    const { handbook = {} } = details as { handbook?: HandbookReading }
    for (const [field, value] of Object.entries(handbook) as [HandbookField, string][])
      said.set(field, { value, visitId: id, notedOn: dayOf(notedAt) })
  }
  return said
}

/** The newest version of a note. */
export const isUncorrected = (county: string) => sql`not exists (
  select from visits newer where newer.county = ${county} and newer.corrects_id = ${visits.id})`
