import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, pairings, staff, villageListItems } from '../../db/schema'
import { areaAt } from '../shared/area-path'
import { HELPER_ROLES } from '../pairings/rules'
import { servesThere } from '../pairings/serving'
import { addDays, type Day, dayOf } from '../shared/day'
import { listVisitsDue } from '../visit-duties/standing'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/** Lines of village lists: to be done by their owner, then to be struck off by somebody else. */
export async function listItemDuties(
  db: Db,
  { county, within }: DutyScope,
  dutyDays: number,
): Promise<Duty[]> {
  const rows = await db
    .select({
      status: villageListItems.status,
      code: villageListItems.code,
      areaPath: villageListItems.areaPath,
      ownerId: villageListItems.ownerId,
      dueOn: villageListItems.dueOn,
      doneOn: villageListItems.doneOn,
    })
    .from(villageListItems)
    .where(
      and(
        eq(villageListItems.county, county),
        inArray(villageListItems.status, ['open', 'done']),
        within(villageListItems.areaPath),
      ),
    )
  return rows.map(({ status, code, areaPath, ownerId, dueOn, doneOn }): Duty => {
    const duty = { areaPath, code, count: 1 }
    return status === 'open'
      ? { ...duty, kind: 'list_item', dueOn, staffId: ownerId }
      : {
          ...duty,
          kind: 'strike_off',
          dueOn: addDays(doneOn ?? dueOn, dutyDays),
          staffId: null,
          exceptId: ownerId,
        }
  })
}

/** Households to be visited, one duty for each who is to visit them in a village; the first due counts. */
export async function listVisitDuties(db: Db, scope: DutyScope, dutyDays: number): Promise<Duty[]> {
  const due = await listVisitsDue(db, scope, dutyDays)
  const byHolder = Map.groupBy(
    due,
    ({ areaPath, staffId }) => `${areaAt(areaPath, 'village')} ${staffId}`,
  )
  return [...byHolder.values()].flatMap((rows) => {
    const [first] = rows
    if (!first) return []
    const { areaPath, dueOn, staffId } = first
    const village = areaAt(areaPath, 'village')
    return {
      kind: 'household_visit',
      areaPath: village,
      dueOn,
      count: rows.length,
      code: null,
      staffId,
    }
  })
}

/** Pairings by which nobody is helped any more, of each village, since the first broke. */
export async function listPairingDuties(
  db: Db,
  { county, now, within }: DutyScope,
  dutyDays: number,
): Promise<Duty[]> {
  const village = sql<string>`array_to_string((string_to_array(${households.areaPath}, '.'))[1:3], '.')`
  const lastOf = (subject: string, id: unknown) => sql`(
    select max(e.at) from events e where e.county = ${county} and e.subject = ${subject} || ${id})`
  const rows = await db
    .select({
      areaPath: village,
      count: sql<number>`count(*)::int`,
      since: sql<Day | null>`min(case when ${households.status} = 'closed'
        then ${households.statusSince}
        else (${lastOf('staff:', pairings.staffId)} at time zone 'Asia/Shanghai')::date end)::text`,
    })
    .from(pairings)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, pairings.householdId)),
    )
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, pairings.staffId)))
    .where(
      and(
        eq(pairings.county, county),
        isNull(pairings.toDay),
        within(households.areaPath),
        sql`(${households.status} = 'closed' or not ${staff.isActive}
             or not ${servesThere(county, HELPER_ROLES)})`,
      ),
    )
    .groupBy(village)
  return rows.map(({ areaPath, count, since }) => ({
    kind: 'pairing',
    areaPath,
    dueOn: addDays(since ?? dayOf(now), dutyDays),
    count,
    code: null,
    staffId: null,
  }))
}
