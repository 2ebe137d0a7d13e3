import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, staff, staffRoles } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { areaAt, contains } from '../shared/area-path'
import type { Place } from './rules'
import { listTiedToArea } from './tied'

/** The villages of an area, or the one it lies in; none of those that were merged away. */
export async function listVillagesOf(tx: Db, county: string, areaPath: AreaPath) {
  const village = areaAt(areaPath, 'village')
  return tx
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(
      and(
        eq(areas.county, county),
        eq(areas.level, 'village'),
        isNull(areas.successorPath),
        sql`(${areas.path} = ${village} or ${areas.path} like ${`${areaPath}.%`})`,
      ),
    )
    .orderBy(asc(areas.path))
}

/** Each village with the inspectors of its area who are not tied to it. */
export async function listPlacesToInspect(
  tx: Db,
  county: string,
  villages: readonly AreaPath[],
): Promise<Place[]> {
  const inspectors = await tx
    .select({ id: staffRoles.staffId, areaPath: staffRoles.areaPath })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(and(eq(staffRoles.county, county), inArray(staffRoles.role, ['discipline_inspector'])))
    .orderBy(asc(staffRoles.staffId))
  const places: Place[] = []
  for (const areaPath of villages) {
    const here = inspectors.filter((each) => contains(each.areaPath, areaPath))
    const ids = [...new Set(here.map(({ id }) => id))]
    const tied = await listTiedToArea(tx, county, ids, areaPath)
    places.push({ areaPath, untied: ids.filter((id) => !tied.has(id)) })
  }
  return places
}
