import { and, eq, gte, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { campaignChecks, checkCampaigns, visits } from '../../db/schema'
import type { CheckOutcome } from '../../db/values/check-campaigns'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { openLeads } from '../leads/open'
import { isOwnHousehold } from '../objections/ties'
import { dayOf } from '../shared/day'
import type { Outcome } from '../turns/answer'
import { lockVisited } from '../visits/service'
import { type Campaign, campaignOf, type Check, isOpenCampaign, isThereStill } from './find'
import type { NewCheck, NewChecks } from './input'
import { handOver } from './replace'
import { checkRefusal, type CheckRefusal } from './rules'
import { runsCampaign } from './runs'

type Household = Awaited<ReturnType<typeof lockVisited>>

/** What became of one household of a message. */
type Done = { head: string; outcome: CheckOutcome } & (
  { isTaken: true; isNew: boolean } | { isTaken: false; why: CheckRefusal | 'no_campaign' }
)

/**
 * Takes what a checker found at some households, each by itself: what of it cannot be taken is named, and
 * keeps nothing else from being kept. Said again it takes the place of what was said. Somebody who is tied to
 * a household does not check it: somebody else is asked at once.
 */
export async function answerChecks(
  tx: Db,
  ctx: RequestContext,
  { checks }: NewChecks,
): Promise<Outcome> {
  // The last that is said of a household counts; held in the order in which all others hold them.
  const last = new Map(checks.map((check) => [check.householdId, check]))
  const sorted = [...last.values()].toSorted((a, b) => (a.householdId < b.householdId ? -1 : 1))
  const done: Done[] = []
  for (const check of sorted) done.push(await answerOne(tx, ctx, check))
  return toOutcome(done, await countLeft(tx, ctx))
}

function toOutcome(done: readonly Done[], left: number): Outcome {
  const taken = done.filter(({ isTaken }) => isTaken)
  const refused = done.flatMap((each) => (each.isTaken ? [] : [each]))
  const headsOf = (some: readonly Done[]) => some.map(({ head }) => head).join('、')
  const changed = taken.filter(({ outcome }) => outcome === 'changed')
  const leads = taken.filter(({ outcome }) => outcome === 'wrongly_in' || outcome === 'missed')
  const vars = {
    done: taken.length,
    left,
    changed: headsOf(changed),
    leads: headsOf(leads),
    refused: headsOf(refused),
    head: refused[0]?.head ?? '',
  }
  const [first] = refused
  return { code: taken.length === 0 && first ? first.why : 'checked', vars }
}

async function answerOne(tx: Db, ctx: RequestContext, given: NewCheck): Promise<Done> {
  const household = await lockVisited(tx, ctx, given.householdId)
  const { head, outcome } = { head: household.headName, outcome: given.outcome }
  const standing = await lockCheck(tx, ctx, household.id)
  const campaign = standing?.campaign ?? (await findAround(tx, ctx, household, outcome))
  if (!campaign) return { head, outcome, isTaken: false, why: 'no_campaign' }
  const { staffId, tiedHouseholdIds } = requireStaff(ctx)
  const isTied =
    tiedHouseholdIds.includes(household.id) || (await isOwnHousehold(tx, ctx, household.id))
  const check = standing?.check
  const refusal = checkRefusal({
    outcome,
    isTied,
    isTheirs: check?.checkerId === staffId || runsCampaign(ctx, campaign.areaPath),
    household,
    hasNote: given.note.trim() !== '',
  })
  if (refusal === 'tied' && check?.checkerId === staffId)
    await handOver(tx, ctx, campaign, [{ ...check, areaPath: household.areaPath }])
  if (refusal) return { head, outcome, isTaken: false, why: refusal }
  const isNew = await keep(tx, ctx, { campaign, household, check, given })
  return { head, outcome, isTaken: true, isNew }
}

/** The check of an open campaign, held. */
async function lockCheck(tx: Db, ctx: RequestContext, householdId: string) {
  const { county } = ctx
  const [row] = await tx
    .select({ check: campaignChecks, campaign: checkCampaigns })
    .from(campaignChecks)
    .innerJoin(checkCampaigns, campaignOf(county))
    .where(
      and(
        eq(campaignChecks.county, county),
        eq(campaignChecks.householdId, householdId),
        isOpenCampaign(county, dayOf(ctx.now)),
      ),
    )
    // It is closed either before or behind this answer.
    .for('share', { of: checkCampaigns })
  return row
}

/** Somebody is missed where a campaign is open around them. */
async function findAround(
  tx: Db,
  ctx: RequestContext,
  { areaPath }: Household,
  outcome: CheckOutcome,
): Promise<Campaign | undefined> {
  if (outcome !== 'missed') return undefined
  const [campaign] = await tx
    .select()
    .from(checkCampaigns)
    .where(
      and(
        isOpenCampaign(ctx.county, dayOf(ctx.now)),
        sql`${areaPath}::text || '.' like ${checkCampaigns.areaPath} || '.%'`,
      ),
    )
    .for('share')
  return campaign
}

interface Kept {
  campaign: Campaign
  household: Household
  check: Check | undefined
  given: NewCheck
}

/** @returns whether it says anything else than what stood there */
async function keep(
  tx: Db,
  ctx: RequestContext,
  { campaign, household, check, given }: Kept,
): Promise<boolean> {
  const { county, deps, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { outcome } = given
  const note = given.note.trim()
  const place = {
    county,
    table: 'campaign_checks',
    column: 'note_sealed',
    row: `${campaign.id}:${household.id}`,
  }
  const before = check?.noteSealed ? deps.sealer.open(place, check.noteSealed) : ''
  if (check?.outcome === outcome && before === note && check.checkedBy === staffId) return false
  const leadId = await leadOf(tx, ctx, { campaign, household, check, given })
  const row = {
    outcome,
    checkedBy: staffId,
    checkedAt: now,
    noteSealed: note === '' ? null : deps.sealer.seal(place, note),
    visitId: await findVisit(tx, ctx, household.id, campaign.openedOn),
    leadId,
  }
  const key = { county, campaignId: campaign.id, householdId: household.id }
  const asked = { areaPath: household.areaPath, checkerId: null, isAdded: true }
  await tx
    .insert(campaignChecks)
    .values({ ...key, ...asked, ...row })
    .onConflictDoUpdate({
      target: [campaignChecks.county, campaignChecks.campaignId, campaignChecks.householdId],
      set: row,
    })
  const details = { campaignId: campaign.id, outcome, leadId, visitId: row.visitId }
  await record(tx, ctx, {
    // Of the household and not of the campaign: hundreds of cadres answer on the same day.
    subject: `household:${household.id}`,
    type: check?.outcome ? 'check.corrected' : 'check.answered',
    details: { ...details, ...(check?.outcome && { before: check.outcome }) },
  })
  return true
}

const LEAD_CLASS = { wrongly_in: 'wrongly_in', missed: 'left_out' } as const
const LEAD_WORDS = { wrongly_in: '定期核查认为错评', missed: '定期核查认为漏评' } as const

/** Who is there wrongly, or is missed, is looked into on the spot before anything changes. */
async function leadOf(tx: Db, ctx: RequestContext, { campaign, household, check, given }: Kept) {
  const { outcome, note } = given
  if (outcome !== 'wrongly_in' && outcome !== 'missed') return check?.leadId ?? null
  const { opened } = await openLeads(tx, ctx, [
    {
      kind: 'risk',
      class: LEAD_CLASS[outcome],
      householdId: household.id,
      personId: null,
      isPossible: false,
      records: null,
      evidence: `check|${campaign.id}|${household.id}|${outcome}`,
      source: 'check',
      subject: `campaign:${campaign.id}`,
      text: `${LEAD_WORDS[outcome]}：${note.trim()}`,
    },
  ])
  return opened[0]?.id ?? check?.leadId ?? null
}

/** Their own note of having been there since the campaign began. */
async function findVisit(tx: Db, ctx: RequestContext, householdId: string, since: string) {
  const [visit] = await tx
    .select({ id: visits.id })
    .from(visits)
    .where(
      and(
        eq(visits.county, ctx.county),
        eq(visits.householdId, householdId),
        eq(visits.staffId, requireStaff(ctx).staffId),
        gte(visits.visitedOn, since),
      ),
    )
    .orderBy(sql`${visits.visitedOn} desc, ${visits.id} desc`)
    .limit(1)
  return visit?.id ?? null
}

/** How many still wait for the actor. */
async function countLeft(tx: Db, ctx: RequestContext): Promise<number> {
  const { county } = ctx
  const rows = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(campaignChecks)
    .innerJoin(checkCampaigns, campaignOf(county))
    .where(
      and(
        eq(campaignChecks.county, county),
        eq(campaignChecks.checkerId, requireStaff(ctx).staffId),
        sql`${campaignChecks.outcome} is null`,
        isThereStill(county),
        isOpenCampaign(county, dayOf(ctx.now)),
      ),
    )
  return rows[0]?.count ?? 0
}
