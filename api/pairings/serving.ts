import { type SQL, sql } from 'drizzle-orm'
import { households, pairings } from '../../db/schema'
import type { StaffRole } from '../../db/values/staff'

/**
 * Whether the helper of a statement's pairing plays one of the parts where its household lives, or in
 * what that was merged into.
 */
export const servesThere = (county: string, roles: readonly StaffRole[]): SQL => sql`(exists (
    select from staff_roles r
     where r.county = ${county} and r.staff_id = ${pairings.staffId} and r.role in ${[...roles]}
       and (${households.areaPath} = r.area_path
            or starts_with(${households.areaPath}, r.area_path || '.')))
  or exists (
    select from staff_roles r
      join areas a on a.county = ${county} and a.successor_path = r.area_path
     where r.county = ${county} and r.staff_id = ${pairings.staffId} and r.role in ${[...roles]}
       and (${households.areaPath} = a.path
            or starts_with(${households.areaPath}, a.path || '.'))))`
