import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, events, households, planLines, plans } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff, requireUntied } from '../http/scope'
import { ApiError } from '../shared/errors'
import type { PlanOf } from './input'

export type Plan = typeof plans.$inferSelect

/** Where a plan belongs. */
export interface Place {
  areaPath: string
  /** Null: of a village. */
  household: typeof households.$inferSelect | null
}

/**
 * The village, or the household with the group it lives in; out of the actor's reach it is not there.
 * @param decides Nobody decides about a household they are tied to.
 */
export async function getPlace(
  db: Db,
  ctx: RequestContext,
  of: PlanOf,
  { decides = false } = {},
): Promise<Place> {
  const { county } = ctx
  if ('householdId' in of) {
    const [household] = await db
      .select()
      .from(households)
      .where(and(eq(households.county, county), eq(households.id, of.householdId)))
    if (!household) throw new ApiError('not_found', 'household')
    requireInScope(ctx, household.areaPath, 'household')
    if (decides) requireUntied(ctx, household.id)
    return { areaPath: household.areaPath, household }
  }
  requireInScope(ctx, of.areaPath, 'area')
  const [area] = await db
    .select({ level: areas.level })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.path, of.areaPath)))
  if (area?.level !== 'village') throw new ApiError('not_found', 'area')
  return { areaPath: of.areaPath, household: null }
}

/** The last plan of a place; undefined where there is none. */
export async function findPlan(
  db: Db,
  county: string,
  { areaPath, household }: Place,
): Promise<Plan | undefined> {
  const ofPlace = household
    ? eq(plans.householdId, household.id)
    : and(eq(plans.kind, 'village'), eq(plans.areaPath, areaPath))
  const [plan] = await db
    .select()
    .from(plans)
    .where(and(eq(plans.county, county), ofPlace))
    .orderBy(desc(plans.year))
    .limit(1)
  return plan
}

/** The same, held until the end. */
export async function lockPlan(tx: Db, county: string, place: Place): Promise<Plan | undefined> {
  const found = await findPlan(tx, county, place)
  if (!found) return undefined
  const [plan] = await tx
    .select()
    .from(plans)
    .where(and(eq(plans.county, county), eq(plans.id, found.id)))
    .for('update')
  return plan
}

export const listLines = (db: Db, county: string, planId: string) =>
  db
    .select()
    .from(planLines)
    .where(and(eq(planLines.county, county), eq(planLines.planId, planId)))
    .orderBy(asc(planLines.seq))

/** Changes a plan the caller holds. */
export const setPlan = (tx: Db, { county, id }: Plan, set: Partial<Plan>) =>
  tx
    .update(plans)
    .set(set)
    .where(and(eq(plans.county, county), eq(plans.id, id)))

/** Whether the actor began it or wrote any of its lines. */
export async function isMaker(tx: Db, ctx: RequestContext, plan: Plan): Promise<boolean> {
  const { staffId } = requireStaff(ctx)
  if (plan.madeBy === staffId) return true
  const own = and(
    eq(events.county, ctx.county),
    eq(events.subject, `plan:${plan.id}`),
    inArray(events.type, ['plan.begun', 'plan.line_added']),
    eq(events.actor, `staff:${staffId}`),
  )
  return (await tx.$count(events, own)) > 0
}
