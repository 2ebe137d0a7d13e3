import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { households, people } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { readWholes } from './change-many'
import { FACT_FIELDS, memberOf } from './details'
import { readEvents } from './events-of'
import { standingOn } from './state'

const AT_ONCE = 500

export interface ArchiveReport {
  households: number
  /** Whose events do not say how they stand: an older version entered them. */
  untold: number
  /** Of those, taken stock of now. */
  recorded: number
  /** Whose rows say otherwise than their events: something wrote past the archive. */
  faults: { householdId: string; fields: string[] }[]
}

/**
 * Holds every household's rows against its events. With `isRecording`, takes stock of those whose events do not
 * say how they stand, so that they can be told from then on.
 */
export async function verifyArchive(
  ctx: RequestContext,
  { isRecording = false, onProgress = (_done: number) => {} } = {},
): Promise<ArchiveReport> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const report: ArchiveReport = { households: 0, untold: 0, recorded: 0, faults: [] }
  for (let after = ''; ;) {
    const done = await db.transaction(async (tx) => {
      const rows = await tx
        .select()
        .from(households)
        .where(and(eq(households.county, county), after ? gt(households.id, after) : undefined))
        .orderBy(asc(households.id))
        .limit(AT_ONCE)
        .for('no key update')
      const ids = rows.map(({ id }) => id)
      const events = await readEvents(tx, county, ids)
      const all = await tx
        .select()
        .from(people)
        .where(and(eq(people.county, county), inArray(people.householdId, ids)))
      const members = Map.groupBy(all, ({ householdId }) => householdId)
      const untold = []
      for (const row of rows) {
        const standing = standingOn(events.get(row.id) ?? [], '9999-12-31')
        if (standing.kind !== 'known') untold.push(row)
        else {
          const fields = differences(standing.state, row, members.get(row.id) ?? [])
          if (fields.length > 0) report.faults.push({ householdId: row.id, fields })
        }
      }
      report.households += rows.length
      report.untold += untold.length
      if (isRecording && untold.length > 0) {
        const wholes = await readWholes(tx, county, untold)
        await recordMany(
          tx,
          ctx,
          untold.map(({ id }) => ({
            subject: `household:${id}`,
            type: 'household.recorded',
            details: { whole: wholes.get(id) },
          })),
        )
        report.recorded += untold.length
      }
      return rows
    })
    const last = done.at(-1)
    if (!last) return report
    after = last.id
    onProgress(report.households)
  }
}

function differences(
  { facts, members }: { facts: object; members: object[] },
  row: Record<string, unknown> & { id: string },
  rows: readonly (typeof people.$inferSelect)[],
): string[] {
  const told = facts as Record<string, unknown>
  const fields = FACT_FIELDS.filter(
    (field) => JSON.stringify(told[field]) !== JSON.stringify(row[field]),
  )
  const here = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((person) => memberOf(person))
  return JSON.stringify(here) === JSON.stringify(members) ? fields : [...fields, 'members']
}
