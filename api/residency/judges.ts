import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { staff, staffRoles } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { StaffRole } from '../../db/values/staff'
import { areaAt } from '../shared/area-path'

async function listWith(
  tx: Db,
  county: string,
  roles: readonly StaffRole[],
  { areaPath, exceptIds }: { areaPath: AreaPath; exceptIds: readonly string[] },
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: staffRoles.staffId })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        inArray(staffRoles.role, [...roles]),
        eq(staffRoles.areaPath, areaPath),
        ...exceptIds.map((id) => ne(staffRoles.staffId, id)),
      ),
    )
    .orderBy(asc(staffRoles.staffId))
  return rows.map(({ id }) => id)
}

/** Who decides leave from a village: the committee of its township, else its secretary. */
export async function listJudges(tx: Db, county: string, village: AreaPath, exceptId: string) {
  const of = { areaPath: areaAt(village, 'township'), exceptIds: [exceptId] }
  const committee = await listWith(tx, county, ['township_committee'], of)
  return committee.length > 0 ? committee : listWith(tx, county, ['township_secretary'], of)
}

/** Who decides about a recall: the county's office, without whoever had a part in it. */
export const listOffice = (tx: Db, county: string, exceptIds: readonly string[]) =>
  listWith(tx, county, ['county_office'], { areaPath: county, exceptIds })
