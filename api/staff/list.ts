import { and, asc, eq, exists, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { staff, staffRoles } from '../../db/schema'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope } from '../http/scope'
import { CursorText, decodeCursor, pageOf } from '../shared/cursor'
import { maskPhone } from '../shared/phone'

/** Name and id. */
const Order = z.tuple([CursorText, z.uuid()])

/** Active staff who hold a role in the actor's areas, with those roles only and phones masked. */
export async function listStaff(ctx: RequestContext, { cursor, limit }: PageQuery) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Order)
  const inArea = inScope(ctx, staffRoles.areaPath)
  const ofStaff = and(eq(staffRoles.county, county), eq(staffRoles.staffId, staff.id), inArea)
  const rows = await db
    .select({ id: staff.id, name: staff.name, unit: staff.unit, phoneSealed: staff.phoneSealed })
    .from(staff)
    .where(
      and(
        eq(staff.county, county),
        eq(staff.isActive, true),
        inArea && exists(db.select({ role: staffRoles.role }).from(staffRoles).where(ofStaff)),
        after && sql`(${staff.name}, ${staff.id}) > (${after[0]}, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(staff.name), asc(staff.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ name, id }) => [name, id])
  const ids = items.map(({ id }) => id)
  const roles = await db
    .select({ staffId: staffRoles.staffId, role: staffRoles.role, areaPath: staffRoles.areaPath })
    .from(staffRoles)
    .where(and(eq(staffRoles.county, county), inArray(staffRoles.staffId, ids), inArea))
    .orderBy(staffRoles.role, staffRoles.areaPath)
  const rolesOf = Map.groupBy(roles, ({ staffId }) => staffId)
  return {
    items: items.map(({ phoneSealed, ...member }) => ({
      ...member,
      phone: phoneSealed && maskPhone(deps.sealer.open(placeOf(county, member.id), phoneSealed)),
      roles: (rolesOf.get(member.id) ?? []).map(({ role, areaPath }) => ({ role, areaPath })),
    })),
    next,
  }
}

const placeOf = (county: string, row: string) => ({
  county,
  table: 'staff',
  column: 'phone_sealed',
  row,
})
