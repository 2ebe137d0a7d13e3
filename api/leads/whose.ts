import { sql } from 'drizzle-orm'
import { households, leads } from '../../db/schema'

/** Whoever was sent to a lead still works for the county. */
export const isHolderThere = (county: string) => sql`exists (
  select from staff s
   where s.county = ${county} and s.id = ${leads.holderId} and s.is_active)`

/** The township, of a lead joined with its household, has somebody who may decide it: neither its visitor nor kin. */
export const hasClerk = (county: string) => {
  const township = sql`array_to_string((string_to_array(${households.areaPath}, '.'))[1:2], '.')`
  return sql`exists (
    select from staff_roles r
      join staff s on s.county = ${county} and s.id = r.staff_id and s.is_active
     where r.county = ${county} and r.role = 'township_clerk'
       and (r.area_path = ${township} or ${township} like r.area_path || '.%')
       and r.staff_id is distinct from ${leads.visitedBy}
       and not exists (
         select from staff_ties t
          where t.county = ${county} and t.staff_id = r.staff_id
            and t.household_id = ${leads.householdId}))`
}
