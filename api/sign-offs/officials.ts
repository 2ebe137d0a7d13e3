import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, staff, staffRoles } from '../../db/schema'
import { withAncestors } from '../shared/area-path'
import { type Official, SIGNING_ROLES } from './rules'

/** An official who may sign, or stand in for one. */
export interface Candidate extends Official {
  name: string
  unit: string
}

/** For each of some areas it, those around it, and what they were merged into. */
export async function areasAround(
  db: Db,
  county: string,
  areaPaths: readonly string[],
): Promise<Map<string, string[]>> {
  const all = [...new Set(areaPaths.flatMap(withAncestors))]
  if (all.length === 0) return new Map()
  const merged = await db
    .select({ path: areas.path, into: areas.successorPath })
    .from(areas)
    .where(and(eq(areas.county, county), inArray(areas.path, all), isNotNull(areas.successorPath)))
  const intoOf = new Map(merged.map(({ path, into }) => [path, into]))
  const around = areaPaths.map((path): [string, string[]] => {
    const own = withAncestors(path)
    const beyond = own.flatMap((each) => withAncestors(intoOf.get(each) ?? each))
    return [path, [...new Set([...own, ...beyond])]]
  })
  return new Map(around)
}

/**
 * Everybody active who plays a part in one of these areas in which one may sign, each once. Tied is
 * also whose own phone stands in the register for a household.
 */
export async function listOfficials(
  db: Db,
  county: string,
  areaPaths: readonly string[],
): Promise<Candidate[]> {
  if (areaPaths.length === 0) return []
  const rows = await db
    .select({
      staffId: staff.id,
      name: staff.name,
      unit: staff.unit,
      hasPhone: sql<boolean>`${staff.phoneIndex} is not null`,
      role: staffRoles.role,
      areaPath: staffRoles.areaPath,
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
        inArray(staffRoles.role, [...SIGNING_ROLES]),
        inArray(staffRoles.areaPath, [...areaPaths]),
      ),
    )
  return [...Map.groupBy(rows, ({ staffId }) => staffId).values()].flatMap((held) => {
    const [first] = held
    if (!first) return []
    const { role: _, areaPath: _path, ...member } = first
    return { ...member, roles: held.map(({ role, areaPath }) => ({ role, areaPath })) }
  })
}
