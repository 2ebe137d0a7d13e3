import { and, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcasts, households, relays } from '../../db/schema'
import { STATUSES } from '../broadcasts/rules'

/** The household of a relay while it stands on the roll. */
export const householdOf = (county: string): SQL | undefined =>
  and(
    eq(households.county, county),
    eq(households.id, relays.householdId),
    inArray(households.status, [...STATUSES.households]),
  )

/** The notice of a relay unless it was called off. */
export const broadcastOf = (county: string): SQL | undefined =>
  and(
    eq(broadcasts.county, county),
    eq(broadcasts.id, relays.broadcastId),
    ne(broadcasts.status, 'cancelled'),
  )

/** Joined with the two above: nobody has told it yet, and no message got there. */
export const isUntold = (county: string): SQL | undefined =>
  and(eq(relays.county, county), isNull(relays.toldAt), isNull(relays.reachedAt))

/** What a message to a cadre is guarded by: the notice and the group. */
export const guardIdOf = (broadcastId: string, groupPath: string) => `${broadcastId}:${groupPath}`

/** Of the text that asks a cadre to tell a group: one a notice. */
export const purposeOf = (broadcastId: string, groupPath: string) =>
  `relay:${broadcastId}:${groupPath}`

/** Of some guards those for which somebody of the group is still to be told. */
export async function listUntoldGroups(
  tx: Db,
  { county }: { county: string },
  ids: readonly string[],
): Promise<{ id: string }[]> {
  const id = sql<string>`${relays.broadcastId}::text || ':' || ${relays.groupPath}`
  const notices = ids.map((each) => each.slice(0, each.indexOf(':')))
  return tx
    .selectDistinct({ id })
    .from(relays)
    .innerJoin(households, householdOf(county))
    .innerJoin(broadcasts, broadcastOf(county))
    .where(and(isUntold(county), inArray(relays.broadcastId, notices), inArray(id, [...ids])))
}
