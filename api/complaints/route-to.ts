import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { complaintAccused, complaints, staff, staffRoles } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { StaffRole } from '../../db/values/staff'
import { kinOf } from '../declarations/ties'
import { type Colleague, chooseHandler, type Inspector } from './rules'

const INSPECTORS: readonly StaffRole[] = ['discipline_inspector', 'superior_inspector']
const OPEN = sql.raw(`('filed', 'accepted', 'decided')`)

interface About {
  aboutPath: AreaPath
  accusedIds: readonly string[]
  barredIds?: readonly string[]
}

/** Who may handle a complaint, and has the least to do of those; null when nobody may. */
export async function findHandler(
  tx: Db,
  county: string,
  { aboutPath, accusedIds, barredIds = [] }: About,
): Promise<string | null> {
  const kin = accusedIds.length > 0 ? await kinOf(tx, county, [...accusedIds]) : []
  const known = await listKnown(tx, county, accusedIds)
  const accused = known.filter(({ staffId }) => accusedIds.includes(staffId))
  const inspectors = known.filter(isInspector)
  const barred = [...barredIds, ...kin]
  return chooseHandler(inspectors, { aboutPath, accused, barredIds: barred })?.staffId ?? null
}

interface Filed {
  id: string
  aboutPath: AreaPath
}

/**
 * Of some complaints those a member of staff may handle as things stand today: whoever has become kin, a colleague or one of
 * the accused since, or is no longer above them, may not.
 */
export async function listMayHandle<T extends Filed>(
  tx: Db,
  county: string,
  staffId: string,
  filed: readonly T[],
): Promise<T[]> {
  if (filed.length === 0) return []
  const ids = filed.map(({ id }) => id)
  const named = await tx
    .select({ id: complaintAccused.complaintId, staffId: complaintAccused.staffId })
    .from(complaintAccused)
    .where(and(eq(complaintAccused.county, county), inArray(complaintAccused.complaintId, ids)))
  const known = await listKnown(
    tx,
    county,
    named.map((each) => each.staffId),
  )
  const self = known.filter((each) => each.staffId === staffId && isInspector(each))
  const kin = await kinOf(tx, county, [staffId])
  return filed.filter(({ id, aboutPath }) => {
    const accusedIds = named.filter((each) => each.id === id).map((each) => each.staffId)
    const accused = known.filter((each) => accusedIds.includes(each.staffId))
    const barredIds = accusedIds.some((each) => kin.includes(each)) ? [staffId] : []
    return chooseHandler(self, { aboutPath, accused, barredIds }) !== null
  })
}

const isInspector = ({ isActive, roles }: Pick<Colleague, 'roles'> & { isActive: boolean }) =>
  isActive && roles.some(({ role }) => INSPECTORS.includes(role))

/** All inspectors of the county, and the accused, each with every part they play. */
async function listKnown(tx: Db, county: string, accusedIds: readonly string[]) {
  const inspecting = tx
    .select({ id: staffRoles.staffId })
    .from(staffRoles)
    .where(and(eq(staffRoles.county, county), inArray(staffRoles.role, [...INSPECTORS])))
  const rows = await tx
    .select({
      staffId: staff.id,
      unit: staff.unit,
      isActive: staff.isActive,
      roles: sql<Colleague['roles']>`(
        select coalesce(json_agg(json_build_object('role', r.role, 'areaPath', r.area_path)), '[]')
          from staff_roles r where r.county = ${county} and r.staff_id = ${staff.id})`,
      open: sql<number>`(
        select count(*)::int from ${complaints} c
         where c.county = ${county} and c.handler_id = ${staff.id} and c.status in ${OPEN})`,
    })
    .from(staff)
    .where(
      and(
        eq(staff.county, county),
        or(inArray(staff.id, inspecting), inArray(staff.id, [...accusedIds])),
      ),
    )
  return rows satisfies Inspector[]
}
