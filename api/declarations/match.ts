import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, people, staff } from '../../db/schema'
import type { RequestContext } from '../http/context'

/** So many can be picked from by digits in one message. */
export const MOST = 5

export interface KinHousehold {
  id: string
  head: string
  areaPath: string
}

const HOUSEHOLD = {
  id: households.id,
  head: households.headName,
  areaPath: households.areaPath,
}

/** The household of whoever has this identity number, wherever they live. */
export async function findByIdNumber(
  tx: Db,
  { county, deps }: RequestContext,
  idNumber: string,
): Promise<(KinHousehold & { name: string }) | undefined> {
  const index = deps.sealer.index('id_number', county, idNumber)
  const [row] = await tx
    .select({ ...HOUSEHOLD, name: people.name })
    .from(people)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, people.householdId)),
    )
    .where(and(eq(people.county, county), eq(people.idNumberIndex, index)))
  return row
}

/** Households of an area somebody of this name belongs to. */
export function findByName(
  tx: Db,
  county: string,
  name: string,
  areaPath: string,
): Promise<KinHousehold[]> {
  return tx
    .selectDistinct(HOUSEHOLD)
    .from(households)
    .innerJoin(people, and(eq(people.county, county), eq(people.householdId, households.id)))
    .where(
      and(
        eq(households.county, county),
        eq(people.name, name),
        ne(households.status, 'closed'),
        sql`(${households.areaPath} = ${areaPath} or ${households.areaPath} like ${`${areaPath}.%`})`,
      ),
    )
    .orderBy(asc(households.areaPath), asc(households.id))
    .limit(MOST)
}

/** Members of staff of this name, but for whoever asks. */
export function findStaffByName(tx: Db, county: string, name: string, exceptId: string) {
  return tx
    .select({ staffId: staff.id, name: staff.name, unit: staff.unit })
    .from(staff)
    .where(
      and(
        eq(staff.county, county),
        eq(staff.name, name),
        eq(staff.isActive, true),
        ne(staff.id, exceptId),
      ),
    )
    .orderBy(asc(staff.unit), asc(staff.id))
    .limit(MOST)
}
