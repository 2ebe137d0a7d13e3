import { and, eq, or } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import { areas, type contacts, people, staff, staffRoles, staffTies } from '../../db/schema'
import { phoneIndexOf } from '../contacts/address'
import type { RequestContext } from '../http/context'
import { actingRoles, type HeldRole } from './rules'

export type Acting = typeof contacts.$inferSelect

/** A member of staff, with the roles by which they may act for the households of their areas. */
export interface ActingStaff {
  staffId: string
  /** None where their work does not lie with households. */
  roles: HeldRole[]
  /** Kin, and the household their own phone stands for in the register. */
  tiedHouseholdIds: string[]
}

/**
 * The member of staff whose phone this contact is, read within the transaction; undefined where it
 * is nobody's. A role in an area also holds in the areas merged into it.
 */
export async function findActingStaff(
  tx: Db,
  { county }: Pick<RequestContext, 'county'>,
  contact: Acting,
): Promise<ActingStaff | undefined> {
  const phone = phoneIndexOf(contact)
  if (!phone) return undefined
  const held = await tx
    .select({
      staffId: staff.id,
      role: staffRoles.role,
      given: staffRoles.areaPath,
      merged: areas.path,
    })
    .from(staff)
    .innerJoin(staffRoles, and(eq(staffRoles.county, county), eq(staffRoles.staffId, staff.id)))
    .leftJoin(
      areas,
      and(
        eq(areas.county, county),
        or(eq(areas.path, staffRoles.areaPath), eq(areas.successorPath, staffRoles.areaPath)),
      ),
    )
    .where(and(eq(staff.county, county), eq(staff.phoneIndex, phone), staff.isActive))
  const roles = actingRoles(
    held.map(({ role, given, merged }) => ({ role, areaPath: merged ?? given })),
  )
  const staffId = held[0]?.staffId
  if (!staffId) return undefined
  const kin = tx
    .select({ householdId: staffTies.householdId })
    .from(staffTies)
    .where(and(eq(staffTies.county, county), eq(staffTies.staffId, staffId)))
  const own = tx
    .select({ householdId: people.householdId })
    .from(people)
    .where(and(eq(people.county, county), eq(people.phoneIndex, phone)))
  const ties = await union(kin, own)
  return { staffId, roles, tiedHouseholdIds: ties.map(({ householdId }) => householdId) }
}
