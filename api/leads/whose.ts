import { type SQL, sql } from 'drizzle-orm'
import { households, leads } from '../../db/schema'
import type { StaffRole } from '../../db/values/staff'

/** Whoever was sent to a lead still works for the county. */
export const isHolderThere = (county: string) => sql`exists (
  select from staff s
   where s.county = ${county} and s.id = ${leads.holderId} and s.is_active)`

/** Who decides where the township's clerk cannot, in this order. */
const LEADERS = [
  'township_committee',
  'township_secretary',
  'township_head',
] as const satisfies readonly StaffRole[]

/** Of a lead joined with its household: those of its township who play the part and may decide it, neither its visitor nor kin. */
function freeOf(county: string, isOfRole: SQL) {
  const township = sql`array_to_string((string_to_array(${households.areaPath}, '.'))[1:2], '.')`
  return sql`staff_roles r
      join staff s on s.county = ${county} and s.id = r.staff_id and s.is_active
     where r.county = ${county} and ${isOfRole}
       and (r.area_path = ${township} or ${township} like r.area_path || '.%')
       and r.staff_id is distinct from ${leads.visitedBy}
       and not exists (
         select from staff_ties t
          where t.county = ${county} and t.staff_id = r.staff_id
            and t.household_id = ${leads.householdId})`
}

/** The township has a clerk who may decide it. */
export const hasClerk = (county: string) =>
  sql`exists (select from ${freeOf(county, sql`r.role = 'township_clerk'`)})`

/** Who of its township decides it where no clerk may; null where nobody there may, and the county does. */
export function leaderFor(county: string) {
  const order = sql`array[${sql.join(
    LEADERS.map((role) => sql`${role}`),
    sql`, `,
  )}]::text[]`
  return sql<string | null>`case when not ${hasClerk(county)} then (
    select r.staff_id from ${freeOf(county, sql`r.role = any(${order})`)}
     order by array_position(${order}, r.role::text), r.staff_id limit 1) end`
}
