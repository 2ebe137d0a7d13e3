import { and, eq, isNull, sql } from 'drizzle-orm'
import { campaignOf, isOpenCampaign, isThereStill } from '../check-campaigns/find'
import type { Db } from '../../db/client'
import { campaignChecks, checkCampaigns, staff } from '../../db/schema'
import { dayOf } from '../shared/day'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/**
 * Households that are still to be checked 定期核查, by village and by whoever was asked while they are there;
 * late once the last day is over, until the campaign is closed.
 */
export async function listCheckDuties(db: Db, { county, now, within }: DutyScope): Promise<Duty[]> {
  const village = sql<string>`array_to_string((string_to_array(${campaignChecks.areaPath}, '.'))[1:3], '.')`
  const rows = await db
    .select({
      areaPath: village,
      staffId: staff.id,
      dueOn: checkCampaigns.dueOn,
      count: sql<number>`count(*)::int`,
    })
    .from(campaignChecks)
    .innerJoin(checkCampaigns, campaignOf(county))
    .leftJoin(
      staff,
      and(
        eq(staff.county, county),
        eq(staff.id, campaignChecks.checkerId),
        eq(staff.isActive, true),
      ),
    )
    .where(
      and(
        eq(campaignChecks.county, county),
        isNull(campaignChecks.outcome),
        isThereStill(county),
        isOpenCampaign(county, dayOf(now)),
        within(campaignChecks.areaPath),
      ),
    )
    .groupBy(village, staff.id, checkCampaigns.id, checkCampaigns.dueOn)
  return rows.map((row) => ({ kind: 'periodic_check', code: null, ...row }))
}
