import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { checkCampaigns } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { staffName } from '../staff/names'
import type { Outcome } from '../turns/answer'
import { getCampaign } from './find'
import { readCounts } from './report'
import { isOpenOn } from './rules'

/**
 * Closes a campaign: what was not checked until then counts as unvisited. By whoever opened it, and by the
 * county office.
 */
export async function closeCampaign(
  tx: Db,
  ctx: RequestContext,
  { campaignId }: { campaignId: string },
): Promise<Outcome> {
  const { county, now, grant } = ctx
  const { staffId } = requireStaff(ctx)
  await tx
    .select({ id: checkCampaigns.id })
    .from(checkCampaigns)
    .where(and(eq(checkCampaigns.county, county), eq(checkCampaigns.id, campaignId)))
    .for('update')
  const campaign = await getCampaign(tx, ctx, campaignId)
  const today = dayOf(now)
  const counts = await readCounts(tx, county, campaignId)
  const vars = { households: counts.households, unvisited: counts.unvisited }
  if (!isOpenOn(campaign, today)) return { code: 'closed_already', vars }
  if (campaign.openedBy !== staffId && grant.reach !== 'all') {
    const opener = await staffName(tx, county, campaign.openedBy)
    return { code: 'not_opener', vars: { name: opener } }
  }
  await tx
    .update(checkCampaigns)
    .set({ status: 'closed', closedBy: staffId, closedOn: today })
    .where(and(eq(checkCampaigns.county, county), eq(checkCampaigns.id, campaignId)))
  await record(tx, ctx, {
    subject: `campaign:${campaignId}`,
    type: 'campaign.closed',
    details: { ...counts },
  })
  return { code: 'closed', vars }
}
