import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, staff, staffRoles } from '../../db/schema'
import type { StaffRole } from '../../db/values/staff'
import type { RequestContext } from '../http/context'
import { withAncestors } from '../shared/area-path'
import { type Candidate, chooseResponder, RESPONDER_ROLES } from './rules'

export interface Responder extends Candidate {
  name: string
}

interface Place {
  areaPath: string
  householdId: string | null
  /** Whose call it is: nobody answers themselves. */
  askerIndex: Buffer | null
}

/** Who is to answer for this place among those who play one of the roles; null when nobody does. */
export async function findResponder(
  tx: Db,
  ctx: RequestContext,
  place: Place,
  roles: readonly StaffRole[] = RESPONDER_ROLES,
  /** Members of staff it may not be. */
  barred: readonly string[] = [],
): Promise<Responder | null> {
  const { county } = ctx
  const rows = await tx
    .select({
      staffId: staff.id,
      name: staff.name,
      phoneIndex: staff.phoneIndex,
      role: staffRoles.role,
      areaPath: staffRoles.areaPath,
      openRequests: sql<number>`(
        select count(*)::int from help_requests r
         where r.county = ${county} and r.staff_id = ${staff.id} and r.status = 'open')`,
      tiedHouseholdIds: sql<string[]>`(
        select coalesce(json_agg(t.household_id), '[]') from staff_ties t
         where t.county = ${county} and t.staff_id = ${staff.id})`,
    })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        inArray(staffRoles.role, [...roles]),
        inArray(staffRoles.areaPath, await areasAround(tx, county, place.areaPath)),
      ),
    )
  const others = rows
    .filter(({ staffId }) => !barred.includes(staffId))
    .filter(({ phoneIndex }) => !(place.askerIndex && phoneIndex?.equals(place.askerIndex)))
    .map(({ phoneIndex, ...row }) => ({ ...row, hasPhone: phoneIndex !== null }))
  return chooseResponder(others, place.householdId)
}

/** The area, those around it, and what they were merged into: whoever serves one of these serves here. */
export async function areasAround(tx: Db, county: string, areaPath: string): Promise<string[]> {
  const around = withAncestors(areaPath)
  const merged = await tx
    .select({ path: areas.successorPath })
    .from(areas)
    .where(
      and(eq(areas.county, county), inArray(areas.path, around), isNotNull(areas.successorPath)),
    )
  return [...around, ...merged.flatMap(({ path }) => (path ? withAncestors(path) : []))]
}
