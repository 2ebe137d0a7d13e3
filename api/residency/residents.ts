import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import { areas, staff, staffRoles } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { RESIDENT_ROLES, type ResidentRole } from '../../db/values/residency'
import { kinOf } from '../declarations/ties'
import type { RequestContext } from '../http/context'
import { inScope } from '../http/scope'
import type { StaffActor } from '../shared/actor'

const isResident = (role: string): role is ResidentRole =>
  (RESIDENT_ROLES as readonly string[]).includes(role)

/** The villages the actor is posted to, each once. */
export const ownVillages = ({ roles }: StaffActor): AreaPath[] =>
  [...new Set(roles.flatMap(({ role, areaPath }) => (isResident(role) ? areaPath : [])))].toSorted()

export interface Resident {
  staffId: string
  name: string
  role: ResidentRole
  areaPath: AreaPath
  area: string
}

/** Those posted to villages of the actor's area, in the order of the villages. */
export async function listResidents(
  tx: Db,
  ctx: RequestContext,
  isHere: (areaPath: AreaPath) => boolean = () => true,
): Promise<Resident[]> {
  const all = await listPosted(tx, ctx.county, (areaPath) => inScope(ctx, areaPath))
  return all.filter(({ areaPath }) => isHere(areaPath))
}

/** The same wherever a scope says. */
export async function listPosted(
  tx: Db,
  county: string,
  within: (areaPath: PgColumn) => SQL | undefined,
): Promise<Resident[]> {
  const rows = await tx
    .select({
      staffId: staffRoles.staffId,
      name: staff.name,
      role: staffRoles.role,
      areaPath: staffRoles.areaPath,
      area: areas.name,
    })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .innerJoin(areas, and(eq(areas.county, county), eq(areas.path, staffRoles.areaPath)))
    .where(
      and(
        eq(staffRoles.county, county),
        inArray(staffRoles.role, [...RESIDENT_ROLES]),
        within(staffRoles.areaPath),
      ),
    )
    .orderBy(asc(staffRoles.areaPath), asc(staffRoles.role), asc(staff.id))
  return rows.flatMap((row) => (isResident(row.role) ? { ...row, role: row.role } : []))
}

/** Kin decide nothing about each other's leave or recall; colleagues of a township do. */
export const areKin = async (tx: Db, county: string, one: string, other: string) =>
  one !== other && (await kinOf(tx, county, [one])).includes(other)
