import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { staff, staffRoles } from '../../db/schema'

/** Who is told what is asked of a department. */
export interface DepartmentMember {
  staffId: string
  name: string
  /** The department, as it is called. */
  unit: string
}

/** Everybody who works for a department with the county, by department and name. */
export async function listDepartmentMembers(db: Db, county: string): Promise<DepartmentMember[]> {
  return db
    .selectDistinct({ staffId: staff.id, name: staff.name, unit: staff.unit })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(and(eq(staffRoles.county, county), eq(staffRoles.role, 'department')))
    .orderBy(asc(staff.unit), asc(staff.name), asc(staff.id))
}

/** 县民政局, 巫溪县民政局 and 民政局 are one. */
export const plainUnit = (unit: string): string =>
  unit
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/^(?:\p{Script=Han}{1,6}?(?:县|市|区))?(?=\p{Script=Han}{2})/u, '')
    .replace(/^县/u, '')

/** The one who is told: of the department that is named, the first there is. */
export const memberOf = (
  members: readonly DepartmentMember[],
  department: string,
): DepartmentMember | undefined =>
  members.find(({ unit }) => unit === department) ??
  members.find(({ unit }) => plainUnit(unit) === plainUnit(department))
