import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, staff, staffRoles } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { kinOf } from '../declarations/ties'
import { listTies } from '../reviews/kin'
import { isSameUnit } from '../shared/unit'

/**
 * Those among `others` who are declared kin of a member of staff, or of the same unit: who inspects does
 * not judge them, nor they each other.
 */
export async function listTiedTo(
  tx: Db,
  county: string,
  staffId: string,
  others: readonly string[],
): Promise<Set<string>> {
  const rest = others.filter((id) => id !== staffId)
  if (rest.length === 0) return new Set()
  const members = await tx
    .select({ id: staff.id, unit: staff.unit })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.id, [staffId, ...rest])))
  const unitOf = new Map(members.map(({ id, unit }) => [id, unit]))
  const own = unitOf.get(staffId) ?? ''
  const kin = await kinOf(tx, county, [staffId])
  return new Set(rest.filter((id) => kin.includes(id) || isSameUnit(unitOf.get(id) ?? '', own)))
}

/** Whether two members of staff are kin, colleagues, or one and the same. */
export async function areTied(tx: Db, county: string, one: string, other: string) {
  return one === other || (await listTiedTo(tx, county, one, [other])).has(other)
}

/** Those of some staff who may not inspect a place: kin or colleagues work there, or their kin live there. */
export async function listTiedToArea(
  tx: Db,
  county: string,
  staffIds: readonly string[],
  areaPath: AreaPath,
): Promise<Set<string>> {
  const here = await tx
    .selectDistinct({ id: staffRoles.staffId })
    .from(staffRoles)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, staffRoles.staffId)))
    .where(and(eq(staffRoles.county, county), staff.isActive, isWithin(areaPath)))
  const tied = new Set<string>()
  for (const staffId of staffIds) {
    const those = here.map(({ id }) => id)
    if ((await listTiedTo(tx, county, staffId, those)).size > 0) tied.add(staffId)
  }
  for (const { staffId } of await listHomes(tx, county, staffIds, areaPath)) tied.add(staffId)
  return tied
}

async function listHomes(tx: Db, county: string, staffIds: readonly string[], path: AreaPath) {
  const homes = await tx
    .select({ id: households.id })
    .from(households)
    .where(
      and(
        eq(households.county, county),
        sql`(${households.areaPath} = ${path} or ${households.areaPath} like ${`${path}.%`})`,
        sql`${households.id} in (
          select t.household_id from staff_ties t
           where t.county = ${county} and t.staff_id = any(${sql.param(arrayOf(staffIds))}::uuid[])
          union
          select p.household_id from people p join staff s
            on s.county = ${county} and s.phone_index = p.phone_index
           where p.county = ${county} and s.id = any(${sql.param(arrayOf(staffIds))}::uuid[]))`,
      ),
    )
  const ids = homes.map(({ id }) => id)
  return listTies(tx, county, staffIds, ids)
}

/** As PostgreSQL reads an array. */
const arrayOf = (ids: readonly string[]) => `{${ids.join(',')}}`

const isWithin = (path: AreaPath) =>
  sql`(${staffRoles.areaPath} = ${path} or ${staffRoles.areaPath} like ${`${path}.%`})`
