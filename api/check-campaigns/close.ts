import { and, asc, eq, lt } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { checkCampaigns } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { inTransaction } from '../http/write'
import { findArea } from '../areas/words'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { describeFault } from '../shared/fault'
import { staffName } from '../staff/names'
import type { Outcome } from '../turns/answer'
import { type Campaign, getCampaign } from './find'
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
  const counts = await readCounts(tx, county, campaign)
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

/** Closes what its last day has gone by of, and tells each opener once what came of it. */
export async function closeLapsed(ctx: RequestContext): Promise<void> {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const hasLapsed = and(
    eq(checkCampaigns.county, county),
    eq(checkCampaigns.status, 'open'),
    lt(checkCampaigns.closesOn, dayOf(now)),
  )
  const lapsed = await db
    .select({ id: checkCampaigns.id })
    .from(checkCampaigns)
    .where(hasLapsed)
    .orderBy(asc(checkCampaigns.id))
  for (const { id } of lapsed) {
    try {
      await inTransaction(db, async (tx) => {
        const [campaign] = await tx
          .select()
          .from(checkCampaigns)
          .where(and(hasLapsed, eq(checkCampaigns.id, id)))
          .for('update')
        if (campaign) await closeOne(tx, ctx, campaign)
      })
    } catch (error) {
      deps.log.error({ fault: describeFault(error), id }, 'a lapsed campaign could not be closed')
    }
  }
}

async function closeOne(tx: Db, ctx: RequestContext, campaign: Campaign): Promise<void> {
  const { county } = ctx
  const { id, areaPath, scope, openedBy, closesOn: closedOn } = campaign
  const counts = await readCounts(tx, county, campaign)
  await tx
    .update(checkCampaigns)
    .set({ status: 'closed', closedOn })
    .where(and(eq(checkCampaigns.county, county), eq(checkCampaigns.id, id)))
  const subject = `campaign:${id}`
  await record(tx, ctx, { subject, type: 'campaign.lapsed', details: { closedOn, ...counts } })
  const { households, unvisited } = counts
  const area = (await findArea(tx, county, areaPath))?.name ?? ''
  await tellStaff(tx, ctx, {
    staffId: openedBy,
    asker: ANYWHERE,
    purpose: `check:${id}:lapsed`,
    say: say('check.lapsed', { area, scope, households, unvisited }),
  })
}
