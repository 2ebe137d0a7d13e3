import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcasts, households, relays, staff } from '../../db/schema'
import { listConcerned } from '../published-cases/concerned'
import { broadcastOf, householdOf, isUntold } from '../relays/open'
import { TOLD_WITHIN_DAYS } from '../relays/rules'
import { areaAt } from '../shared/area-path'
import { addDays, dayOf } from '../shared/day'
import { type Duty, isLate } from './rules'
import type { DutyScope } from './scope'

/**
 * Households to be told of a notice in person, of the cadre who was asked while they are there; once
 * that is late also of the secretary of their village. Whose case a notice makes public does not see it here.
 */
export async function listRelayDuties(db: Db, { county, now, within }: DutyScope): Promise<Duty[]> {
  const rows = await db
    .select({
      broadcastId: broadcasts.id,
      code: broadcasts.code,
      areaPath: households.areaPath,
      staffId: staff.id,
      askedAt: sql<string>`min(${relays.askedAt})`,
      count: sql<number>`count(*)::int`,
    })
    .from(relays)
    .innerJoin(households, householdOf(county))
    .innerJoin(broadcasts, broadcastOf(county))
    .leftJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, relays.staffId), eq(staff.isActive, true)),
    )
    .where(and(isUntold(county), within(households.areaPath)))
    .groupBy(broadcasts.id, broadcasts.code, households.areaPath, staff.id)
  const notices = [...new Set(rows.map(({ broadcastId }) => broadcastId))]
  const concerned = await listConcerned(db, county, notices)
  const duties = rows.map(({ askedAt, broadcastId, ...row }): Duty => {
    const dueOn = addDays(dayOf(new Date(askedAt)), TOLD_WITHIN_DAYS)
    const exceptIds = concerned.get(broadcastId)
    return { kind: 'relay', ...row, dueOn, ...(exceptIds && { exceptIds }) }
  })
  return [...duties, ...lateByVillage(duties.filter((duty) => isLate(duty, dayOf(now))))]
}

/** One duty a notice and village. */
function lateByVillage(late: readonly Duty[]): Duty[] {
  const ofVillage = Map.groupBy(
    late,
    ({ code, areaPath }) => `${code} ${areaAt(areaPath, 'village')}`,
  )
  return [...ofVillage.values()].flatMap((same): Duty[] => {
    const [first] = same.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    if (!first) return []
    const count = same.reduce((sum, duty) => sum + duty.count, 0)
    const areaPath = areaAt(first.areaPath, 'village')
    return [{ ...first, kind: 'relay_late', areaPath, count, staffId: null }]
  })
}
