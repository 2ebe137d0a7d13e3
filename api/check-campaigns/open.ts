import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, campaignChecks, checkCampaigns, households, pairings } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { CampaignScope } from '../../db/values/check-campaigns'
import { mayReach } from '../areas/places'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { giveCode } from '../receipts/codes'
import { chunksOf } from '../roll/load/context'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { listCheckers, standingPairing } from './checkers'
import { type Campaign, isUnderWay, ofScope } from './find'
import type { NewCampaign } from './input'
import { assignCheckers, openingRefusal } from './rules'
import { tellCheckers } from './tell'

/** Whom a campaign would go to, and who would check each; null where nobody could. */
export async function planChecks(db: Db, county: string, areaPath: AreaPath, scope: CampaignScope) {
  const rows = await db
    .select({ id: households.id, areaPath: households.areaPath, pairedId: pairings.staffId })
    .from(households)
    .leftJoin(pairings, standingPairing(county))
    .where(ofScope(county, areaPath, scope))
    .orderBy(asc(households.areaPath), asc(households.id))
  const checkerOf = assignCheckers(rows, await listCheckers(db, county, areaPath))
  return rows.map(({ id, areaPath: place }) => ({
    householdId: id,
    areaPath: place,
    checkerId: checkerOf.get(id) ?? null,
  }))
}

/** How many each is to check. */
export function countByChecker(
  checks: readonly { checkerId: string | null }[],
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { checkerId } of checks)
    if (checkerId) counts.set(checkerId, (counts.get(checkerId) ?? 0) + 1)
  return counts
}

/** Rows of one statement. */
const AT_ONCE = 1_000

/**
 * Opens a periodic check 定期核查: each household of its scope gets somebody who goes there by the last day,
 * and each of them is told. One at a time in an area: two at once would ask of whom an answer is.
 */
export async function openCampaign(
  tx: Db,
  ctx: RequestContext,
  { areaPath, scope, dueOn }: NewCampaign,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const area = mayReach(ctx, areaPath) ? await findArea(tx, county, areaPath) : undefined
  if (!area) throw new ApiError('not_found', 'area')
  await holdOpening(tx, county)
  const today = dayOf(now)
  const checks = await planChecks(tx, county, areaPath, scope)
  const refusal = openingRefusal({
    today,
    dueOn,
    households: checks.length,
    isUnderWay: await isUnderWay(tx, ctx, areaPath),
  })
  if (refusal) throw new ApiError('refused', refusal)

  const id = newId()
  const subject = `campaign:${id}`
  const campaign: Campaign = {
    county,
    id,
    areaPath,
    scope,
    code: await giveCode(tx, { county, kind: 'receipt', subject, contactId: null }),
    status: 'open',
    openedBy: staffId,
    openedOn: today,
    dueOn,
    closesOn: addDays(dueOn, await getFigure(tx, county, 'check_late_days', today)),
    closedBy: null,
    closedOn: null,
  }
  await tx.insert(checkCampaigns).values(campaign)
  for (const some of chunksOf(checks, AT_ONCE)) {
    const rows = some.map((check) => ({ county, campaignId: id, isAdded: false, ...check }))
    await tx.insert(campaignChecks).values(rows)
  }
  const counts = countByChecker(checks)
  const { closesOn, code } = campaign
  const sizes = { households: checks.length, checkers: counts.size }
  await record(tx, ctx, {
    subject,
    type: 'campaign.opened',
    details: { areaPath, scope, dueOn, closesOn, ...sizes },
  })
  await tellCheckers(tx, ctx, campaign, counts)
  return { code: 'opened', vars: { area: area.name, due: dueOn, code, ...sizes } }
}

/** Two who open at once wait for each other, wherever in the county. */
async function holdOpening(tx: Db, county: string): Promise<void> {
  await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.level, 'county')))
    .for('no key update')
}
