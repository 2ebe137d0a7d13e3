import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { staff, staffRoles } from '../../db/schema'
import { areasAround } from '../help/responders'
import { listTies } from '../reviews/kin'
import { OWNER_ROLES } from './rules'

/** Somebody who can be made responsible for a household's measure. */
export interface Owner {
  staffId: string
  name: string
  unit: string
}

/** All whose role covers the household, cadres, departments and units alike. */
export async function listOwners(tx: Db, county: string, areaPath: string): Promise<Owner[]> {
  return tx
    .selectDistinct({ staffId: staff.id, name: staff.name, unit: staff.unit })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        inArray(staffRoles.role, [...OWNER_ROLES]),
        inArray(staffRoles.areaPath, await areasAround(tx, county, areaPath)),
      ),
    )
    .orderBy(asc(staff.name), asc(staff.id))
}

/** Whether a member of staff is kin or colleague of a household, or of it by their own phone. */
export const isTied = async (tx: Db, county: string, staffId: string, householdId: string) =>
  (await listTies(tx, county, [staffId], [householdId])).length > 0
