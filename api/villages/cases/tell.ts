import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { areas, staff, staffRoles } from '../../../db/schema'
import type { AreaPath } from '../../../db/values/areas'
import type { StaffRole } from '../../../db/values/staff'
import { ANYWHERE, tellStaff } from '../../help/tell-staff'
import type { RequestContext } from '../../http/context'
import type { Say } from '../../messages/templates'
import type { Guard } from '../../outbox/guards'

/** Who answers for a village and hears how its case goes. */
const VILLAGE_ROLES: readonly StaffRole[] = [
  'village_secretary',
  'village_cadre',
  'first_secretary',
]

interface Told {
  villagePath: AreaPath
  /** The same person is told the same once. */
  purpose: string
  say: Say
  /** Told as well, wherever they work: who proposed it. */
  also?: readonly string[]
  notBefore?: Date
  guard?: Guard
}

/** Those who answer for a village hear what became of it, each once. */
export async function tellVillage(
  tx: Db,
  ctx: RequestContext,
  { villagePath, purpose, also = [], ...message }: Told,
): Promise<void> {
  const cadres = await listVillageStaff(tx, ctx.county, villagePath)
  for (const staffId of [...new Set([...cadres, ...also])].toSorted())
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose: `${purpose}:${staffId}`,
      ...message,
    })
}

/** Also of what was merged into it. */
async function listVillageStaff(tx: Db, county: string, villagePath: AreaPath): Promise<string[]> {
  const merged = tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.successorPath, villagePath)))
  const rows = await tx
    .selectDistinct({ staffId: staffRoles.staffId })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        inArray(staffRoles.role, [...VILLAGE_ROLES]),
        or(eq(staffRoles.areaPath, villagePath), inArray(staffRoles.areaPath, merged)),
      ),
    )
    .orderBy(asc(staffRoles.staffId))
  return rows.map(({ staffId }) => staffId)
}
