import { and, eq, inArray, ne, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { staff, staffRoles } from '../../db/schema'
import type { StaffRole } from '../../db/values/staff'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { withAncestors } from '../shared/area-path'
import { PARTS, RIGHTS } from '../shared/rights'

/** Roles that may approve within their area, and those that may everywhere. */
const APPROVERS = PARTS.flatMap((part) => {
  const row: Partial<Record<string, string>> = RIGHTS['satisfaction.approve']
  const reach = row[part]
  return reach ? [{ role: part as StaffRole, isEverywhere: reach === 'all' }] : []
})

/** Those who may approve a survey, but for whoever drafted it. */
export async function tellApprovers(
  tx: Db,
  ctx: RequestContext,
  draft: { id: string; code: string; area: string; areaPath: string; staffId: string },
): Promise<void> {
  const { county } = ctx
  const around = withAncestors(draft.areaPath)
  const others = await tx
    .selectDistinct({ id: staff.id })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        ne(staffRoles.staffId, draft.staffId),
        or(
          ...APPROVERS.map(({ role, isEverywhere }) =>
            and(
              eq(staffRoles.role, role),
              isEverywhere ? undefined : inArray(staffRoles.areaPath, around),
            ),
          ),
        ),
      ),
    )
    .orderBy(staff.id)
  const { code, area } = draft
  for (const { id } of others)
    await tellStaff(tx, ctx, {
      staffId: id,
      asker: ANYWHERE,
      purpose: `satisfaction:${draft.id}:approve:${id}`,
      say: say('satisfaction.to_approve', { area, code }),
    })
}
