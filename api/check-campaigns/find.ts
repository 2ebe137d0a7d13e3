import { and, eq, gte, inArray, isNotNull, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import { campaignChecks, checkCampaigns, households } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { CampaignScope } from '../../db/values/check-campaigns'
import type { RequestContext } from '../http/context'
import { mayReach } from '../areas/places'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'

export type Campaign = typeof checkCampaigns.$inferSelect
export type Check = typeof campaignChecks.$inferSelect

/** Open on a day: nobody closed it, and its days are not over. */
export const isOpenCampaign = (county: string, today: Day): SQL | undefined =>
  and(
    eq(checkCampaigns.county, county),
    eq(checkCampaigns.status, 'open'),
    gte(checkCampaigns.closesOn, today),
  )

/**
 * Whether the household of a check is one that can still be checked: it is on the roll, and lives where the
 * campaign goes. The statement knows the campaign.
 */
export const isThereStill = (county: string): SQL => sql`exists (
  select from households h
   where h.county = ${county} and h.id = ${campaignChecks.householdId}
     and h.status not in ('closed', 'terminated')
     and (h.area_path = ${checkCampaigns.areaPath}
          or starts_with(h.area_path, ${checkCampaigns.areaPath} || '.')))`

/** Whether nobody checked the household of a check before it was no more, while its campaign ran until a day. */
export const isGoneBy = (county: string, endOn: Day): SQL<boolean> => sql<boolean>`(
  ${campaignChecks.outcome} is null and exists (
    select from households h
     where h.county = ${county} and h.id = ${campaignChecks.householdId}
       and h.status in ('closed', 'terminated') and coalesce(h.status_since, ${endOn}) <= ${endOn}))`

/** The campaign of a check. */
export const campaignOf = (county: string): SQL | undefined =>
  and(eq(checkCampaigns.county, county), eq(checkCampaigns.id, campaignChecks.campaignId))

export const within = (path: PgColumn, areaPath: AreaPath): SQL =>
  sql`(${path} = ${areaPath} or ${path} like ${`${areaPath}.%`})`

/** The households a campaign goes to: `isInScope` in SQL. */
export function ofScope(county: string, areaPath: AreaPath, scope: CampaignScope): SQL | undefined {
  const isThere = and(
    eq(households.county, county),
    within(households.areaPath, areaPath),
    notInArray(households.status, ['closed', 'terminated']),
  )
  switch (scope) {
    case 'registered':
      return and(isThere, inArray(households.status, ['registered', 'exiting', 'returned']))
    case 'exited':
      return and(isThere, eq(households.status, 'exited'))
    case 'watched':
      return and(isThere, isNotNull(households.watch))
    case 'everybody':
      return isThere
  }
}

/** Whether a campaign is open in an area, in a part of it or around it. */
export async function isUnderWay(
  db: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  areaPath: AreaPath,
): Promise<boolean> {
  const overlaps = or(
    within(checkCampaigns.areaPath, areaPath),
    sql`${areaPath} like ${checkCampaigns.areaPath} || '.%'`,
  )
  return (await db.$count(checkCampaigns, and(isOpenCampaign(county, dayOf(now)), overlaps))) > 0
}

/** A campaign in which anything lies in the actor's area. */
export async function getCampaign(db: Db, ctx: RequestContext, id: string): Promise<Campaign> {
  const [campaign] = await db
    .select()
    .from(checkCampaigns)
    .where(and(eq(checkCampaigns.county, ctx.county), eq(checkCampaigns.id, id)))
  if (!campaign || !touches(ctx, campaign.areaPath)) throw new ApiError('not_found', 'campaign')
  return campaign
}

/** Whether an area is the actor's, lies in it or around it. */
export function touches(ctx: RequestContext, areaPath: AreaPath): boolean {
  const { grant } = ctx
  if (mayReach(ctx, areaPath)) return true
  const areas = 'areaPaths' in grant ? grant.areaPaths : []
  return areas.some((path) => path.startsWith(`${areaPath}.`))
}
