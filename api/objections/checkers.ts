import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, staff, staffRoles } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { withAncestors } from '../shared/area-path'
import type { Concerned } from './concerned'
import {
  type CheckerBar,
  CHECKER_ROLES,
  type CheckerCandidate,
  checkRefusal,
  type CheckRefusal,
  chooseAssignee,
} from './rules'

export interface Checker extends CheckerCandidate {
  name: string
  phoneIndex: Buffer | null
}

/** Beyond this nobody is told apart by how much waits, so that a full desk costs no time. */
const MOST_COUNTED = 100

/**
 * Everybody active whose role covers an area and who may check objections there. Tied is also whose
 * own phone stands in the register for a household.
 */
export async function listCheckers(
  tx: Db,
  { county }: Pick<RequestContext, 'county'>,
  areaPath: string,
): Promise<Checker[]> {
  return tx
    .select({
      staffId: staff.id,
      name: staff.name,
      unit: staff.unit,
      phoneIndex: staff.phoneIndex,
      role: staffRoles.role,
      areaPath: staffRoles.areaPath,
      hasPhone: sql<boolean>`${staff.phoneIndex} is not null`,
      openObjections: sql<number>`(
        select count(*)::int from (
          select from objections o
           where o.county = ${county} and o.staff_id = ${staff.id} and o.status = 'open'
           limit ${MOST_COUNTED}) as waiting)`,
      tiedHouseholdIds: sql<string[]>`(
        select coalesce(json_agg(tied.household_id), '[]') from (
          select t.household_id from staff_ties t
           where t.county = ${county} and t.staff_id = ${staff.id}
          union
          select p.household_id from people p
           where p.county = ${county} and p.phone_index = ${staff.phoneIndex}) as tied)`,
    })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        inArray(staffRoles.role, [...CHECKER_ROLES]),
        inArray(staffRoles.areaPath, await areasAround(tx, county, areaPath)),
      ),
    )
}

/** The area, those around it, and what they were merged into: whoever serves one of these serves here. */
async function areasAround(tx: Db, county: string, areaPath: string): Promise<string[]> {
  const around = withAncestors(areaPath)
  const merged = await tx
    .select({ path: areas.successorPath })
    .from(areas)
    .where(
      and(eq(areas.county, county), inArray(areas.path, around), isNotNull(areas.successorPath)),
    )
  return [...around, ...merged.flatMap(({ path }) => (path ? withAncestors(path) : []))]
}

/** Who of these may not check it; the objectors' own phones are found among them. */
export function barOf(checkers: readonly Checker[], concerned: Concerned): CheckerBar {
  const { householdIds, units, tiedIds, objectorPhones, deciderIds } = concerned
  const own = checkers.filter(({ phoneIndex }) =>
    objectorPhones.some((phone) => phoneIndex?.equals(phone)),
  )
  const staffIds = [...concerned.staffIds, ...own.map(({ staffId }) => staffId)]
  return { householdIds, units, staffIds, tiedIds, deciderIds }
}

/** Why one of these may not check it in any of their roles; null when they may. */
export function refusalAmong(
  checkers: readonly Checker[],
  bar: CheckerBar,
  staffId: string,
): CheckRefusal | null {
  const roles = checkers.filter((each) => each.staffId === staffId)
  const refusals = roles.map((each) => checkRefusal(each, bar))
  if (refusals.includes(null)) return null
  return refusals[0] ?? 'not_eligible'
}

/** Who is to check it; null when nobody untied is left up to the county. */
export async function findAssignee(
  tx: Db,
  ctx: RequestContext,
  concerned: Concerned,
): Promise<Checker | null> {
  const checkers = await listCheckers(tx, ctx, concerned.areaPath)
  return chooseAssignee(checkers, barOf(checkers, concerned))
}
