import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { campaignChecks, checkCampaigns, households, staff } from '../../db/schema'
import { areaInWords, findArea } from '../areas/words'
import { recordAccess } from '../audit/record'
import type { CheckOutcome } from '../../db/values/check-campaigns'
import type { RequestContext } from '../http/context'
import { inScope } from '../http/scope'
import { type Day, dayOf } from '../shared/day'
import { type Campaign, getCampaign, isGoneBy, touches } from './find'
import { type CheckCounts, isOpenOn, ratesOf } from './rules'

/** Who was no more before anybody came is nobody's to check. */
const countsOf = (county: string, campaign: Campaign) => {
  const isGone = isGoneBy(county, endOf(campaign))
  const found = (outcome: CheckOutcome) =>
    sql<number>`(count(*) filter (where ${campaignChecks.outcome} = ${outcome}))::int`
  return {
    households: sql<number>`(count(*) filter (where not ${campaignChecks.isAdded} and not ${isGone}))::int`,
    right: found('right'),
    changed: found('changed'),
    wronglyIn: found('wrongly_in'),
    missed: found('missed'),
    unvisited: sql<number>`(count(*) filter (where ${campaignChecks.outcome} is null and not ${isGone}))::int`,
  }
}

/** Its last day, or the last it can have. */
const endOf = ({ closedOn, closesOn }: Campaign): Day => closedOn ?? closesOn

const ofCampaign = (county: string, id: string) =>
  and(eq(campaignChecks.county, county), eq(campaignChecks.campaignId, id))

/** What came of a whole campaign so far. */
export async function readCounts(db: Db, county: string, campaign: Campaign): Promise<CheckCounts> {
  const [counts] = await db
    .select(countsOf(county, campaign))
    .from(campaignChecks)
    .where(ofCampaign(county, campaign.id))
  return counts ?? { households: 0, right: 0, changed: 0, wronglyIn: 0, missed: 0, unvisited: 0 }
}

/** A campaign in the words of whoever reads it. */
async function present(db: Db, { county, now }: RequestContext, campaign: Campaign) {
  const { id, areaPath, scope, code, openedOn, dueOn, closesOn, closedOn } = campaign
  const area = (await findArea(db, county, areaPath))?.name ?? ''
  const isOpen = isOpenOn(campaign, dayOf(now))
  return { id, areaPath, area, scope, code, openedOn, dueOn, closesOn, closedOn, isOpen }
}

/** Campaigns that touch the actor's area, the open ones first and then the newest, counted as far as they see. */
export async function listCampaigns(ctx: RequestContext, { limit }: { limit: number }) {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const rows = await db
    .select()
    .from(checkCampaigns)
    .where(eq(checkCampaigns.county, county))
    .orderBy(desc(checkCampaigns.openedOn), desc(checkCampaigns.id))
  const today = dayOf(now)
  const seen = rows
    .filter(({ areaPath }) => touches(ctx, areaPath))
    .toSorted((a, b) => Number(isOpenOn(b, today)) - Number(isOpenOn(a, today)))
    .slice(0, limit)
  const items = []
  for (const campaign of seen) {
    const counts = await countIn(db, ctx, campaign)
    items.push({ ...(await present(db, ctx, campaign)), ...counts, ...ratesOf(counts) })
  }
  return { items }
}

async function countIn(db: Db, ctx: RequestContext, campaign: Campaign): Promise<CheckCounts> {
  const [counts] = await db
    .select(countsOf(ctx.county, campaign))
    .from(campaignChecks)
    .where(and(ofCampaign(ctx.county, campaign.id), inScope(ctx, campaignChecks.areaPath)))
  return counts ?? { households: 0, right: 0, changed: 0, wronglyIn: 0, missed: 0, unvisited: 0 }
}

/** The figures of a campaign: by village, by checker, and with rates; as far as the actor may see. */
export async function getReport(ctx: RequestContext, id: string) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const campaign = await getCampaign(db, ctx, id)
  const seen = and(ofCampaign(county, id), inScope(ctx, campaignChecks.areaPath))
  const village = sql<string>`array_to_string((string_to_array(${campaignChecks.areaPath}, '.'))[1:3], '.')`
  const byVillage = await db
    .select({ areaPath: village, ...countsOf(county, campaign) })
    .from(campaignChecks)
    .where(seen)
    .groupBy(village)
    .orderBy(asc(village))
  const byChecker = await db
    .select({
      staffId: staff.id,
      name: staff.name,
      given: sql<number>`(count(*) filter (where ${campaignChecks.checkerId} = ${staff.id}))::int`,
      left: sql<number>`(count(*) filter (where ${campaignChecks.checkerId} = ${staff.id}
                                            and ${campaignChecks.outcome} is null
                                            and not ${isGoneBy(county, endOf(campaign))}))::int`,
      done: sql<number>`(count(*) filter (where ${campaignChecks.checkedBy} = ${staff.id}))::int`,
      withVisit: sql<number>`(count(*) filter (where ${campaignChecks.checkedBy} = ${staff.id}
                                                 and ${campaignChecks.visitId} is not null))::int`,
    })
    .from(campaignChecks)
    .innerJoin(
      staff,
      and(
        eq(staff.county, county),
        sql`${staff.id} in (${campaignChecks.checkerId}, ${campaignChecks.checkedBy})`,
      ),
    )
    .where(seen)
    .groupBy(staff.id, staff.name)
    .orderBy(asc(staff.name), asc(staff.id))
  const counts = await countIn(db, ctx, campaign)
  const villages = []
  for (const row of byVillage)
    villages.push({
      ...row,
      area: (await findArea(db, county, row.areaPath))?.name ?? '',
      ...ratesOf(row),
    })
  return {
    ...(await present(db, ctx, campaign)),
    ...counts,
    ...ratesOf(counts),
    villages,
    byChecker,
  }
}

/** What was found at each household, with the words of whoever found it; its reading is put on record. */
export async function listChecks(
  ctx: RequestContext,
  { id, isUnvisited, limit }: { id: string; isUnvisited: boolean; limit: number },
) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const isGone = isGoneBy(county, endOf(await getCampaign(db, ctx, id)))
  const rows = await db
    .select({
      check: campaignChecks,
      head: households.headName,
      // Where somebody has been there it is they who count.
      checker: staff.name,
      isGone,
    })
    .from(campaignChecks)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, campaignChecks.householdId)),
    )
    .leftJoin(
      staff,
      and(
        eq(staff.county, county),
        eq(staff.id, sql`coalesce(${campaignChecks.checkedBy}, ${campaignChecks.checkerId})`),
      ),
    )
    .where(
      and(
        ofCampaign(county, id),
        inScope(ctx, campaignChecks.areaPath),
        isUnvisited ? and(isNull(campaignChecks.outcome), sql`not ${isGone}`) : undefined,
      ),
    )
    .orderBy(asc(campaignChecks.areaPath), asc(households.headName), asc(households.id))
    .limit(limit)
  await recordAccess(db, ctx, 'check.read', `campaign:${id}`)
  const words = new Map<string, string>()
  for (const { check } of rows)
    if (!words.has(check.areaPath))
      words.set(check.areaPath, await areaInWords(db, county, check.areaPath))
  return {
    items: rows.map(({ check, head, checker, isGone: isNoMore }) => ({
      householdId: check.householdId,
      head,
      area: words.get(check.areaPath) ?? '',
      areaPath: check.areaPath,
      checker: checker ?? '',
      outcome: check.outcome,
      /** Nobody came before it was no more. */
      isGone: isNoMore,
      checkedOn: check.checkedAt && dayOf(check.checkedAt),
      hasVisit: check.visitId !== null,
      leadId: check.leadId,
      note: noteOf(ctx, check),
    })),
  }
}

function noteOf({ county, deps }: RequestContext, check: typeof campaignChecks.$inferSelect) {
  const row = `${check.campaignId}:${check.householdId}`
  const place = { county, table: 'campaign_checks', column: 'note_sealed', row }
  return check.noteSealed ? deps.sealer.open(place, check.noteSealed) : ''
}
