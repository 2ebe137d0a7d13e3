import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, pairings, people, staff, staffTies } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { contains } from '../shared/area-path'
import { RIGHTS } from '../shared/rights'
import { listHolders } from '../todo/service'
import type { Checker } from './rules'

/** Whoever may answer can be asked. */
export const MAY_CHECK = new Set<string>(Object.keys(RIGHTS['check.answer']))

/** Everybody active who works in an area or around it, with whom they may not check. */
export async function listCheckers(db: Db, county: string, areaPath: AreaPath): Promise<Checker[]> {
  const holders = (await listHolders(db, county)).filter(
    (each) =>
      MAY_CHECK.has(each.role) &&
      (contains(each.areaPath, areaPath) || contains(areaPath, each.areaPath)),
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

/** The pairing 结对帮扶 of a household that stands. */
export const standingPairing = (county: string) =>
  and(eq(pairings.county, county), eq(pairings.householdId, households.id), isNull(pairings.toDay))
