import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { accountabilities, publishedCases } from '../../db/schema'
import { kinOf } from '../declarations/ties'

/**
 * By notice that makes a case public: whom it is about, and who of the staff is their kin. None of them is asked to tell
 * it to anybody.
 */
export async function listConcerned(
  tx: Db,
  county: string,
  broadcastIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (broadcastIds.length === 0) return new Map()
  const rows = await tx
    .select({ broadcastId: publishedCases.broadcastId, staffId: accountabilities.staffId })
    .from(publishedCases)
    .innerJoin(
      accountabilities,
      and(
        eq(accountabilities.county, county),
        eq(accountabilities.id, publishedCases.accountabilityId),
      ),
    )
    .where(
      and(
        eq(publishedCases.county, county),
        inArray(publishedCases.broadcastId, [...broadcastIds]),
      ),
    )
  const concerned = new Map<string, string[]>()
  for (const { broadcastId, staffId } of rows)
    if (broadcastId) concerned.set(broadcastId, [staffId, ...(await kinOf(tx, county, [staffId]))])
  return concerned
}
