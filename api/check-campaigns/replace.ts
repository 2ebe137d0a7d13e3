import { and, asc, eq, exists, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { campaignChecks, checkCampaigns, households, staffTies } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { dayOf } from '../shared/day'
import { describeFault } from '../shared/fault'
import { newId } from '../shared/ids'
import { listCheckers, MAY_CHECK } from './checkers'
import { type Campaign, campaignOf, type Check, isOpenCampaign, isThereStill } from './find'
import { assignCheckers } from './rules'
import { tellCheckers } from './tell'

/**
 * Checks whose checker has left, or works elsewhere than the household lives now, or has become tied to it, or
 * that never had one, go to whoever may check them now. One campaign that fails keeps neither the others nor the digest.
 */
export async function replaceCheckers(ctx: RequestContext): Promise<void> {
  const { db } = ctx.deps.connection
  const open = await db
    .select()
    .from(checkCampaigns)
    .where(isOpenCampaign(ctx.county, dayOf(ctx.now)))
    .orderBy(asc(checkCampaigns.id))
  for (const campaign of open) {
    try {
      await inTransaction(db, async (tx) =>
        handOver(tx, ctx, campaign, await listDeserted(tx, ctx, campaign.id)),
      )
    } catch (error) {
      const { id } = campaign
      ctx.deps.log.error({ fault: describeFault(error), id }, 'checks could not be handed over')
    }
  }
}

/** What nobody who may is to check, held, each with where its household lives now. */
function listDeserted(tx: Db, { county, now }: RequestContext, campaignId: string) {
  // A role also holds in what was merged into its area.
  const isThere = sql`exists (
    select from staff s
      join staff_roles r on r.county = ${county} and r.staff_id = s.id
                        and r.role in ${[...MAY_CHECK]}
     where s.county = ${county} and s.id = ${campaignChecks.checkerId} and s.is_active
       and (${households.areaPath} = r.area_path
            or starts_with(${households.areaPath}, r.area_path || '.')
            or exists (select from areas a
                        where a.county = ${county} and a.successor_path = r.area_path
                          and (${households.areaPath} = a.path
                               or starts_with(${households.areaPath}, a.path || '.')))))`
  const isTied = tx
    .select({ id: staffTies.staffId })
    .from(staffTies)
    .where(
      and(
        eq(staffTies.county, county),
        eq(staffTies.staffId, campaignChecks.checkerId),
        eq(staffTies.householdId, campaignChecks.householdId),
      ),
    )
  return tx
    .select({ check: campaignChecks, areaPath: households.areaPath })
    .from(campaignChecks)
    .innerJoin(checkCampaigns, campaignOf(county))
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, campaignChecks.householdId)),
    )
    .where(
      and(
        eq(campaignChecks.county, county),
        eq(campaignChecks.campaignId, campaignId),
        isOpenCampaign(county, dayOf(now)),
        isNull(campaignChecks.outcome),
        isThereStill(county),
        or(isNull(campaignChecks.checkerId), sql`not ${isThere}`, exists(isTied)),
      ),
    )
    .orderBy(asc(campaignChecks.householdId))
    .for('update', { of: campaignChecks })
    .then((rows) => rows.map(({ check, areaPath }) => ({ ...check, areaPath })))
}

/** Gives checks of a campaign to somebody else, who is told; where nobody is left they stay as they are. */
export async function handOver(
  tx: Db,
  ctx: RequestContext,
  campaign: Campaign,
  checks: readonly Check[],
): Promise<void> {
  if (checks.length === 0) return
  const { county } = ctx
  const checkers = await listCheckers(tx, county, campaign.areaPath)
  const plan = assignCheckers(
    checks.map(({ householdId: id, areaPath }) => ({ id, areaPath, pairedId: null })),
    checkers,
    await countLoads(tx, county, campaign.id),
  )
  const counts = new Map<string, number>()
  const moved: { householdId: string; before: string | null; checkerId: string }[] = []
  for (const { householdId, checkerId: before, areaPath } of checks) {
    const checkerId = plan.get(householdId) ?? null
    if (!checkerId || checkerId === before) continue
    counts.set(checkerId, (counts.get(checkerId) ?? 0) + 1)
    moved.push({ householdId, before, checkerId })
    await tx
      .update(campaignChecks)
      .set({ checkerId, areaPath })
      .where(
        and(
          eq(campaignChecks.county, county),
          eq(campaignChecks.campaignId, campaign.id),
          eq(campaignChecks.householdId, householdId),
        ),
      )
  }
  if (moved.length === 0) return
  const details = { moved }
  await record(tx, ctx, {
    subject: `campaign:${campaign.id}`,
    type: 'campaign.handed_over',
    details,
  })
  await tellCheckers(tx, ctx, campaign, counts, `:more:${newId()}`)
}

/** How many of a campaign each has still to check. */
async function countLoads(tx: Db, county: string, campaignId: string) {
  const rows = await tx
    .select({ checkerId: campaignChecks.checkerId, count: sql<number>`count(*)::int` })
    .from(campaignChecks)
    .where(
      and(
        eq(campaignChecks.county, county),
        eq(campaignChecks.campaignId, campaignId),
        isNull(campaignChecks.outcome),
      ),
    )
    .groupBy(campaignChecks.checkerId)
  return new Map(rows.flatMap(({ checkerId, count }) => (checkerId ? [[checkerId, count]] : [])))
}
