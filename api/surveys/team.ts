import { and, asc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, staff, staffRoles } from '../../db/schema'
import type { StaffRole } from '../../db/values/staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { named } from '../names/named'
import { withAncestors } from '../shared/area-path'

/** 调查小组: first secretary, resident work team, township and village cadres (seed, section 二(一)). */
const TEAM_ROLES: StaffRole[] = [
  'first_secretary',
  'resident_cadre',
  'village_secretary',
  'village_cadre',
  'township_clerk',
  'township_committee',
  'township_secretary',
  'township_head',
]

export interface TeamMember {
  id: string
  name: string
  unit: string
}

/** Who may come along to a household: active, of its village or township, not tied to it, not the actor. */
export async function listTeam(
  db: Db,
  ctx: RequestContext,
  household: { id: string; areaPath: string },
): Promise<TeamMember[]> {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const around = withAncestors(household.areaPath)
  const merged = await db
    .select({ path: areas.successorPath })
    .from(areas)
    .where(
      and(eq(areas.county, county), inArray(areas.path, around), isNotNull(areas.successorPath)),
    )
  const paths = [...around, ...merged.flatMap(({ path }) => (path ? withAncestors(path) : []))]
  const rows = await db
    .select({ id: staff.id, name: staff.name, unit: staff.unit, areaPath: staffRoles.areaPath })
    .from(staffRoles)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, staffRoles.staffId)))
    .where(
      and(
        eq(staffRoles.county, county),
        inArray(staffRoles.role, TEAM_ROLES),
        inArray(staffRoles.areaPath, paths),
        eq(staff.isActive, true),
        ne(staff.id, staffId),
        sql`not exists (select from staff_ties t where t.county = ${county}
              and t.staff_id = ${staff.id} and t.household_id = ${household.id})`,
        // Nor of it, by their own phone.
        sql`not exists (select from people p where p.county = ${county}
              and p.household_id = ${household.id} and p.phone_index = ${staff.phoneIndex})`,
      ),
    )
    .orderBy(asc(staff.name), asc(staff.id))
  // Who is nearest comes first: the village before the township.
  const nearest = rows.toSorted((a, b) => b.areaPath.length - a.areaPath.length)
  return nearest
    .filter(({ id }, i) => nearest.findIndex((each) => each.id === id) === i)
    .map(({ id, name, unit }) => ({ id, name, unit }))
}

/** Whom a name means, as it is written or else by ear; several where several are called so. */
export function membersNamed(team: readonly TeamMember[], said: string): TeamMember[] {
  const name = said.normalize('NFKC').replace(/[\s,，。、:：]+/gu, '')
  return named(team, name, (each) => each.name).found
}
