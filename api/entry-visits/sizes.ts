import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { entryVisits } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { isAnyOf } from '../shared/any-of'
import { readFacts } from './store'

/**
 * How many people the latest finished entry of a round counted in each of some households, by
 * household: what is posted and signed, since the roll may be older. Who was never counted is not there.
 */
export async function countedSizes(
  db: Db,
  ctx: Pick<RequestContext, 'county' | 'deps'>,
  roundIds: readonly string[],
  householdIds: readonly string[],
): Promise<Map<string, number>> {
  if (roundIds.length === 0 || householdIds.length === 0) return new Map()
  const rows = await db
    .select({
      id: entryVisits.id,
      roundId: entryVisits.roundId,
      householdId: entryVisits.householdId,
      factsSealed: entryVisits.factsSealed,
    })
    .from(entryVisits)
    .where(
      and(
        eq(entryVisits.county, ctx.county),
        inArray(entryVisits.roundId, [...roundIds]),
        isAnyOf(entryVisits.householdId, householdIds),
        eq(entryVisits.status, 'finished'),
      ),
    )
    .orderBy(asc(entryVisits.finishedAt), asc(entryVisits.startedAt), asc(entryVisits.id))
  return new Map(
    rows.flatMap(({ roundId, householdId, ...row }) => {
      const { size } = readFacts(ctx, row)
      return size === null ? [] : [[sizeKey(roundId, householdId), size] as const]
    }),
  )
}

export const sizeKey = (roundId: string | null, householdId: string) => `${roundId}:${householdId}`
