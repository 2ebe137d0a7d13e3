import { and, asc, eq, isNull } from 'drizzle-orm'
import { campaignChecks, checkCampaigns, households } from '../../db/schema'
import { areaInWords, findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { campaignOf, isOpenCampaign, isThereStill } from './find'

/** What the actor still has to check, campaign by campaign, the first due first. */
export async function listOwnChecks(ctx: RequestContext) {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const today = dayOf(now)
  const rows = await db
    .select({
      campaign: checkCampaigns,
      householdId: households.id,
      head: households.headName,
      areaPath: campaignChecks.areaPath,
    })
    .from(campaignChecks)
    .innerJoin(checkCampaigns, campaignOf(county))
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, campaignChecks.householdId)),
    )
    .where(
      and(
        eq(campaignChecks.county, county),
        eq(campaignChecks.checkerId, requireStaff(ctx).staffId),
        isNull(campaignChecks.outcome),
        isThereStill(county),
        isOpenCampaign(county, today),
      ),
    )
    .orderBy(
      asc(checkCampaigns.dueOn),
      asc(checkCampaigns.id),
      asc(campaignChecks.areaPath),
      asc(households.headName),
      asc(households.id),
    )
  const items = []
  for (const some of Map.groupBy(rows, ({ campaign }) => campaign.id).values()) {
    const [first] = some
    if (!first) continue
    const { id, areaPath, scope, dueOn } = first.campaign
    const groups = []
    for (const [path, there] of Map.groupBy(some, (row) => row.areaPath))
      groups.push({
        area: await areaInWords(db, county, path),
        households: there.map(({ householdId, head }) => ({ householdId, head })),
      })
    const area = (await findArea(db, county, areaPath))?.name ?? ''
    items.push({ id, area, scope, dueOn, isLate: today > dueOn, left: some.length, groups })
  }
  return { items }
}
