import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { decidedFacts } from '../../db/schema'
import type { Day } from '../shared/day'
import type { Plan } from './plan'

export type DecidedRow = typeof decidedFacts.$inferInsert

/** Follow from the rest, and are no fields of a file. */
const DERIVED = new Set(['headName', 'size', 'statusSince'])

/**
 * What a file may say otherwise from then on without its being done.
 * @param indexOf The identity number a member had until now, as an index in hex.
 */
export function decidedBy(
  plan: Plan,
  county: string,
  householdId: string,
  decidedOn: Day,
  indexOf: (personId: string) => string | null,
): DecidedRow[] {
  const row = (aboutId: string, field: string, was: string | null = null): DecidedRow => ({
    county,
    householdId,
    aboutId,
    field,
    was,
    decidedOn,
  })
  return [
    ...plan.changes
      .filter(({ field }) => !DERIVED.has(field))
      .map(({ field }) => row(householdId, field)),
    ...plan.joined.map(({ personId }) => row(personId, 'joined')),
    ...plan.left.map(({ personId }) => row(personId, 'left', indexOf(personId))),
    ...plan.altered.flatMap(({ personId, changes }) =>
      changes.map(({ field }) =>
        row(personId, field, field === 'idNumber' ? indexOf(personId) : null),
      ),
    ),
  ]
}

/** What the file calls somebody stays what it was when it last agreed. */
export async function keepDecided(tx: Db, county: string, rows: readonly DecidedRow[]) {
  if (rows.length === 0) return
  await forgetOpposites(tx, county, rows)
  await tx
    .insert(decidedFacts)
    .values([...rows])
    .onConflictDoUpdate({
      target: [
        decidedFacts.county,
        decidedFacts.householdId,
        decidedFacts.aboutId,
        decidedFacts.field,
      ],
      set: {
        decidedOn: sql`excluded.decided_on`,
        was: sql`coalesce(${decidedFacts.was}, excluded.was)`,
      },
    })
}

/** Who comes back has not left, and who leaves has not joined. */
async function forgetOpposites(tx: Db, county: string, rows: readonly DecidedRow[]) {
  for (const [field, opposite] of [
    ['joined', 'left'],
    ['left', 'joined'],
  ] as const) {
    const some = rows.filter((row) => row.field === field)
    if (some.length === 0) continue
    await tx.delete(decidedFacts).where(
      and(
        eq(decidedFacts.county, county),
        eq(decidedFacts.field, opposite),
        inArray(
          decidedFacts.householdId,
          some.map(({ householdId }) => householdId),
        ),
        inArray(
          decidedFacts.aboutId,
          some.map(({ aboutId }) => aboutId),
        ),
      ),
    )
  }
}
