import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, ledgerEntries } from '../../db/schema'
import { findFigure } from '../figures/service'
import { lastVisit } from '../monitoring/last-visit'
import { standingMeasures } from '../monitoring/watch-measures'
import { watchedSince } from '../monitoring/watched-since'
import { areaAt } from '../shared/area-path'
import { addDays, type Day, dayOf } from '../shared/day'
import type { Duty, DutyKind } from './rules'
import type { DutyScope } from './scope'

/**
 * Watched households for which nothing is planned, and those of the off-register ledger that nobody has visited
 * for too long, by village. A county that has not set the days has neither duty.
 */
export async function listMonitoringDuties(db: Db, scope: DutyScope): Promise<Duty[]> {
  const today = dayOf(scope.now)
  const measureDays = await findFigure(db, scope.county, 'watch_measure_days', today)
  const visitDays = await findFigure(db, scope.county, 'ledger_visit_days', today)
  return [
    ...(measureDays === null ? [] : await listWithoutMeasure(db, scope, measureDays)),
    ...(visitDays === null ? [] : await listUnvisited(db, scope, visitDays)),
  ]
}

async function listWithoutMeasure(db: Db, { county, now, within }: DutyScope, days: number) {
  const rows = await db
    .select({ areaPath: households.areaPath, since: watchedSince(county) })
    .from(households)
    .where(
      and(
        eq(households.county, county),
        isNotNull(households.watch),
        ne(households.status, 'closed'),
        within(households.areaPath),
        sql`${standingMeasures(county)} = 0`,
      ),
    )
  const due = rows.map(({ areaPath, since }) => {
    return { areaPath, dueOn: addDays(since ?? dayOf(now), days) }
  })
  return byVillage('watch_measure', due)
}

/** Told of from the day on it falls due: until then there is nothing to be done. */
async function listUnvisited(db: Db, { county, now, within }: DutyScope, days: number) {
  const today = dayOf(now)
  const rows = await db
    .select({
      areaPath: households.areaPath,
      last: sql<Day>`greatest(${ledgerEntries.enteredOn}, ${lastVisit(county)}::date)::text`,
    })
    .from(ledgerEntries)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, ledgerEntries.householdId)),
    )
    .where(
      and(
        eq(ledgerEntries.county, county),
        isNull(ledgerEntries.leftOn),
        within(households.areaPath),
      ),
    )
  const due = rows.map(({ areaPath, last }) => ({ areaPath, dueOn: addDays(last, days) }))
  return byVillage(
    'ledger_visit',
    due.filter(({ dueOn }) => addDays(dueOn, -TOLD_BEFORE) <= today),
  )
}

/** Days before its own day in which a visit is spoken of. */
const TOLD_BEFORE = 7

function byVillage(kind: DutyKind, due: readonly { areaPath: string; dueOn: Day }[]): Duty[] {
  return [...Map.groupBy(due, ({ areaPath }) => areaAt(areaPath, 'village'))].map(
    ([areaPath, some]) => ({
      kind,
      areaPath,
      dueOn: some.map(({ dueOn }) => dueOn).toSorted()[0] ?? '',
      count: some.length,
      code: null,
      staffId: null,
    }),
  )
}
