import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, staff, staffRoles } from '../../db/schema'
import { areaInWords, findArea } from '../areas/words'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { contains } from '../shared/area-path'
import { type Day, dayOf } from '../shared/day'
import { listHandlingDuties } from '../complaints/handling/duties'
import { listCaseDuties } from './cases'
import { listComparisonDuties } from './comparisons'
import { listCheckDuties } from './checks'
import { listLeadDuties } from './leads'
import { listChangeDuties } from './changes'
import { listListDuties } from './lists'
import { listItemDuties, listPairingDuties, listVisitDuties } from './lists-and-visits'
import { listCountyDuties, listOwed, listPromises } from './named'
import { listManagementDuties } from './management'
import { listEvaluationDuties } from './evaluation'
import { listMonitoringDuties } from './monitoring'
import { listRelayDuties } from './relays'
import {
  byUrgency,
  climbs,
  type Duty,
  type Holder,
  holdersOf,
  isLate,
  isOfInspectors,
  LEADERS,
} from './rules'
import { type DutyScope, scopeOf } from './scope'
import { listScreeningDuties } from './screening'
import { listVillageDuties } from './villages'

/** A duty with those who hold it. */
export interface HeldDuty extends Duty {
  holders: string[]
}

/** All there is to do in a scope, the most urgent first, each with whose it is. */
export async function listDuties(db: Db, scope: DutyScope): Promise<HeldDuty[]> {
  const { county, now } = scope
  const dutyDays = await getFigure(db, county, 'duty_days', dayOf(now))
  const duties = [
    ...(await listPromises(db, scope)),
    ...(await listLeadDuties(db, scope, dutyDays)),
    ...(await listScreeningDuties(db, scope, dutyDays)),
    ...(await listCaseDuties(db, scope, dutyDays)),
    ...(await listVillageDuties(db, scope, dutyDays)),
    ...(await listListDuties(db, scope, dutyDays)),
    ...(await listOwed(db, scope, dutyDays)),
    ...(await listChangeDuties(db, scope, dutyDays)),
    ...(await listRelayDuties(db, scope)),
    ...(await listMonitoringDuties(db, scope)),
    ...(await listCheckDuties(db, scope)),
    ...(await listCountyDuties(db, scope, dutyDays)),
    ...(await listComparisonDuties(db, scope)),
    ...(await listItemDuties(db, scope, dutyDays)),
    ...(await listVisitDuties(db, scope, dutyDays)),
    ...(await listPairingDuties(db, scope, dutyDays)),
    ...(await listManagementDuties(db, scope)),
    ...(await listEvaluationDuties(db, scope, dutyDays)),
  ]
  const holders = await listHolders(db, county)
  return duties.toSorted(byUrgency).map((duty) => ({ ...duty, holders: holdersOf(duty, holders) }))
}

/** Everybody active with the areas they work in; a role also holds in what was merged into its area. */
export async function listHolders(db: Db, county: string): Promise<Holder[]> {
  const rows = await db
    .select({
      staffId: staffRoles.staffId,
      role: staffRoles.role,
      areaPath: staffRoles.areaPath,
      merged: areas.path,
    })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .leftJoin(areas, and(eq(areas.county, county), eq(areas.successorPath, staffRoles.areaPath)))
    .where(eq(staffRoles.county, county))
    .orderBy(staffRoles.staffId)
  return rows.flatMap(({ merged, ...holder }) =>
    merged ? [holder, { ...holder, areaPath: merged }] : [holder],
  )
}

/** What a leader of a township answers for: what is late there for longer than the county allows. */
export function climbedTo(
  staffId: string,
  duties: readonly HeldDuty[],
  holders: readonly Holder[],
  { today, climbDays }: { today: Day; climbDays: number },
): HeldDuty[] {
  const led = holders.filter(
    (each) => each.staffId === staffId && (LEADERS as readonly string[]).includes(each.role),
  )
  return duties.filter(
    (duty) =>
      climbs(duty, today, climbDays) &&
      led.some(({ areaPath }) => contains(areaPath, duty.areaPath)),
  )
}

/** 待办: what the actor has to do, today, later and late, and what has climbed to them. */
export async function listTodo(ctx: RequestContext) {
  const { staffId } = requireStaff(ctx)
  const { db } = ctx.deps.connection
  const today = dayOf(ctx.now)
  const climbDays = await getFigure(db, ctx.county, 'climb_days', today)
  const duties = await listDuties(db, scopeOf(ctx))
  const climbed = climbedTo(staffId, duties, await listHolders(db, ctx.county), {
    today,
    climbDays,
  })
  const own = duties.filter(({ holders }) => holders.includes(staffId))
  // Complaints stand here alone: in no list of an area, in no digest, and they climb to nobody.
  const handling = await listHandlingDuties(db, ctx)
  const items = [...own, ...handling.map((duty) => ({ ...duty, holders: [staffId] }))]
  return {
    items: await present(ctx, items.toSorted(byUrgency), today),
    /** Late with somebody else in the township this one leads. */
    climbed: await present(ctx, climbed, today),
  }
}

/** Duties of the actor's whole area: who holds what, and since when it is late. */
export async function listAreaDuties(ctx: RequestContext, { lateOnly }: { lateOnly: boolean }) {
  const today = dayOf(ctx.now)
  const all = await listDuties(ctx.deps.connection.db, scopeOf(ctx))
  const duties = all.filter((duty) => !isOfInspectors(duty))
  return {
    items: await present(ctx, lateOnly ? duties.filter((d) => isLate(d, today)) : duties, today),
  }
}

async function present(ctx: RequestContext, duties: readonly HeldDuty[], today: Day) {
  const { db } = ctx.deps.connection
  const names = await namesOf(
    db,
    ctx.county,
    duties.flatMap(({ holders }) => holders),
  )
  const words = new Map<string, string>()
  for (const { areaPath } of duties)
    if (!words.has(areaPath)) words.set(areaPath, await inWords(db, ctx.county, areaPath))
  return duties.map(({ kind, areaPath, dueOn, count, code, holders }) => {
    const duty = { kind, areaPath, dueOn, count, code }
    return {
      ...duty,
      area: words.get(duty.areaPath) ?? '',
      isLate: isLate(duty, today),
      isToday: duty.dueOn === today,
      holders: holders.map((id) => ({ staffId: id, name: names.get(id) ?? '' })),
    }
  })
}

async function inWords(db: Db, county: string, path: string) {
  return (await findArea(db, county, path))?.name ?? areaInWords(db, county, path)
}

async function namesOf(db: Db, county: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const rows = await db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.id, [...new Set(ids)])))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
