import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { people, staff, staffTies } from '../../db/schema'

interface Tie {
  staffId: string
  householdId: string
}

/** Which of some staff are tied to which of some households: declared, or their own by their phone. */
export async function listTies(
  tx: Db,
  county: string,
  staffIds: readonly string[],
  householdIds: readonly string[],
): Promise<Tie[]> {
  if (staffIds.length === 0 || householdIds.length === 0) return []
  const declared = await tx
    .selectDistinct({ staffId: staffTies.staffId, householdId: staffTies.householdId })
    .from(staffTies)
    .where(
      and(
        eq(staffTies.county, county),
        inArray(staffTies.staffId, [...staffIds]),
        inArray(staffTies.householdId, [...householdIds]),
      ),
    )
  const own = await tx
    .selectDistinct({ staffId: staff.id, householdId: people.householdId })
    .from(staff)
    .innerJoin(people, and(eq(people.county, county), eq(people.phoneIndex, staff.phoneIndex)))
    .where(
      and(
        eq(staff.county, county),
        inArray(staff.id, [...staffIds]),
        inArray(people.householdId, [...householdIds]),
      ),
    )
  return [...declared, ...own]
}

/** Somebody present, as far as it matters whose kin they are. */
export interface Present {
  seq: number
  name: string
  proxyName: string | null
  householdId: string | null
  staffId: string | null
}

/**
 * How many of those present may not vote on each household: those of it, whoever holds a paper for
 * others while being of it, and staff tied to it.
 */
export function countKin(
  present: readonly Present[],
  ties: readonly Tie[],
  householdIds: readonly string[],
): Map<string, number> {
  const homeOf = new Map<string, string>()
  for (const { name, proxyName, householdId } of present)
    if (proxyName === null && householdId) homeOf.set(name, householdId)
  return new Map(
    householdIds.map((id) => {
      const isTied = (staffId: string | null) =>
        ties.some((tie) => tie.staffId === staffId && tie.householdId === id)
      const kin = present.filter(
        ({ householdId, staffId, proxyName }) =>
          householdId === id ||
          (proxyName !== null && homeOf.get(proxyName) === id) ||
          isTied(staffId),
      )
      return [id, kin.length]
    }),
  )
}
