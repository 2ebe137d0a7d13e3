import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Db, Sql } from '../../db/client'
import { staff } from '../../db/schema'
import type { StaffRole } from '../../db/values/staff'
import type { StaffActor } from '../shared/actor'

interface Row {
  staffId: string
  roles: { role: StaffRole; areaPath: string }[]
  tiedHouseholdIds: string[]
}

const toActor = (row: Row | undefined): StaffActor | null =>
  row ? { kind: 'staff', ...row } : null

/** The stored form of a staff token: only its hash is kept. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest()

/**
 * Roles and ties of an active member of staff. A role in an area also holds in the areas that were
 * merged into it: scope includes predecessors. Tied is also whose own phone stands in the register for a
 * household: it is theirs.
 */
const staffRow = (sql: Sql, county: string) => sql`
  s.id as "staffId",
  (select coalesce(json_agg(json_build_object('role', r.role, 'areaPath', coalesce(a.path, r.area_path))), '[]')
     from staff_roles r
     left join areas a on a.county = ${county}
       and (a.path = r.area_path or a.successor_path = r.area_path)
    where r.county = ${county} and r.staff_id = s.id) as roles,
  (select coalesce(json_agg(tied.household_id), '[]') from (
     select t.household_id from staff_ties t
      where t.county = ${county} and t.staff_id = s.id
     union
     select p.household_id from people p
      where p.county = ${county} and p.phone_index = s.phone_index) as tied) as "tiedHouseholdIds"`

export async function findStaffActor(sql: Sql, county: string, staffId: string) {
  const [row] = await sql<Row[]>`
    select ${staffRow(sql, county)} from staff s
     where s.county = ${county} and s.id = ${staffId} and s.is_active`
  return toActor(row)
}

export async function findStaffByToken(sql: Sql, county: string, token: string, now: Date) {
  const [row] = await sql<Row[]>`
    select ${staffRow(sql, county)}
      from staff_tokens k join staff s on s.county = ${county} and s.id = k.staff_id
     where k.county = ${county} and k.token_hash = ${hashToken(token)}
       and k.expires_at > ${now.toISOString()} and s.is_active`
  return toActor(row)
}

/** Whether this phone, as its keyed hash, is that of an active member of staff. */
export async function isStaffPhone(tx: Db, county: string, phone: Buffer): Promise<boolean> {
  const mine = and(eq(staff.county, county), eq(staff.phoneIndex, phone), staff.isActive)
  return (await tx.$count(staff, mine)) > 0
}

/** The member of staff whose own phone this contact is, or has shown. */
export async function findStaffOfContact(sql: Sql, county: string, contactId: string) {
  const [row] = await sql<Row[]>`
    select ${staffRow(sql, county)}
      from contacts c join staff s on s.county = ${county}
       and s.phone_index = case when c.is_phone then c.address_index else c.phone_index end
     where c.county = ${county} and c.id = ${contactId} and s.is_active`
  return toActor(row)
}
