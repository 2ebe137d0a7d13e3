import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { pairings, people, staff, staffTies } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { contains } from '../shared/area-path'
import { listHolders } from '../todo/service'
import type { Checker } from './rules'

/** Everybody active who works in an area or around it, with whom they may not check. */
export async function listCheckers(db: Db, county: string, areaPath: AreaPath): Promise<Checker[]> {
  const holders = (await listHolders(db, county)).filter(
    (each) => contains(each.areaPath, areaPath) || contains(areaPath, each.areaPath),
  )
  const ids = [...new Set(holders.map(({ staffId }) => staffId))]
  if (ids.length === 0) return []
  const members = await db
    .select({ id: staff.id, phoneIndex: staff.phoneIndex })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.id, ids)))
  const ties = await db
    .select({ staffId: staffTies.staffId, householdId: staffTies.householdId })
    .from(staffTies)
    .where(and(eq(staffTies.county, county), inArray(staffTies.staffId, ids)))
  // A member of staff lives in a household, too.
  const homes = await db
    .select({ staffId: staff.id, householdId: people.householdId })
    .from(staff)
    .innerJoin(people, and(eq(people.county, county), eq(people.phoneIndex, staff.phoneIndex)))
    .where(and(eq(staff.county, county), inArray(staff.id, ids)))
  const tied = Map.groupBy([...ties, ...homes], ({ staffId }) => staffId)
  const reached = new Set(members.flatMap(({ id, phoneIndex }) => (phoneIndex ? id : [])))
  return holders.map((holder) => ({
    ...holder,
    hasPhone: reached.has(holder.staffId),
    tiedHouseholdIds: new Set(
      (tied.get(holder.staffId) ?? []).map(({ householdId }) => householdId),
    ),
  }))
}

/** The pairing of a household that stands today. */
export const standingPairing = (county: string, householdId: typeof pairings.householdId) =>
  and(eq(pairings.county, county), eq(pairings.householdId, householdId), isNull(pairings.toDay))
