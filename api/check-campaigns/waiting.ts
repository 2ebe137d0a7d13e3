import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { campaignChecks, checkCampaigns } from '../../db/schema'
import { dayOf } from '../shared/day'
import { campaignOf, isOpenCampaign, isThereStill } from './find'

/** What a reminder is guarded by: the campaign and whoever is to check. */
export const guardIdOf = (campaignId: string, staffId: string) => `${campaignId}:${staffId}`

/** Of some guards those whose checker has still somebody to check in an open campaign. */
export async function listWaitingCheckers(
  tx: Db,
  { county, now }: { county: string; now: Date },
  ids: readonly string[],
): Promise<{ id: string }[]> {
  const id = sql<string>`${campaignChecks.campaignId}::text || ':' || ${campaignChecks.checkerId}::text`
  const campaigns = ids.map((each) => each.slice(0, each.indexOf(':')))
  return tx
    .selectDistinct({ id })
    .from(campaignChecks)
    .innerJoin(checkCampaigns, campaignOf(county))
    .where(
      and(
        eq(campaignChecks.county, county),
        isNull(campaignChecks.outcome),
        isThereStill(county),
        isOpenCampaign(county, dayOf(now)),
        inArray(campaignChecks.campaignId, campaigns),
        inArray(id, [...ids]),
      ),
    )
}
