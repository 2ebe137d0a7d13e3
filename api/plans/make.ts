import type { Db } from '../../db/client'
import { planLines, plans } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { listOwners } from '../measures/owners'
import { areaName } from '../projects/tell-area'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { personalIn } from '../village-lists/rules'
import { getPlace, listLines, lockPlan, type Place, type Plan, setPlan } from './find'
import type { NewLine, NewPlan } from './input'
import { lineRefusal } from './rules'

/** Begins the plan 村规划 of a village for a year. */
export async function beginPlan(tx: Db, ctx: RequestContext, given: NewPlan): Promise<Outcome> {
  const place = await getPlace(tx, ctx, { areaPath: given.areaPath })
  const { year } = given
  const goal = given.goal.trim()
  const personal = personalIn(goal)
  if (personal) throw new ApiError('refused', personal)
  const plan = await insertPlan(tx, ctx, place, { year, goal })
  const area = await areaName(tx, ctx.county, place.areaPath)
  return { code: plan ? 'begun' : 'already_begun', vars: { area, figureYear: year } }
}

/** Null where there is one of that year already, also one somebody begins in this moment. */
async function insertPlan(
  tx: Db,
  ctx: RequestContext,
  { areaPath, household }: Place,
  { year, goal }: { year: number; goal: string },
): Promise<Plan | null> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const [plan] = await tx
    .insert(plans)
    .values({
      county,
      id: newId(),
      kind: household ? 'household' : 'village',
      areaPath,
      householdId: household?.id ?? null,
      year,
      status: 'draft',
      goal,
      madeBy: staffId,
      madeOn: dayOf(now),
    })
    .onConflictDoNothing()
    .returning()
  if (!plan) return null
  const details = { kind: plan.kind, areaPath, householdId: plan.householdId, year, goal }
  await record(tx, ctx, { subject: `plan:${plan.id}`, type: 'plan.begun', details })
  return plan
}

/**
 * Adds a line to the last plan of a place; a household's begins with its first. What was adopted is a
 * draft again: the township adopts what it has read.
 */
export async function addLine(tx: Db, ctx: RequestContext, given: NewLine): Promise<Outcome> {
  const { county } = ctx
  const { of, sector, amountFen, ownerId, dueOn } = given
  const place = await getPlace(tx, ctx, of, { decides: true })
  const plan = await planOf(tx, ctx, place)
  const text = given.text.trim()
  const lines = await listLines(tx, county, plan.id)
  const owners = ownerId ? await listOwners(tx, county, place.areaPath) : []
  const refusal = lineRefusal({
    text,
    isListed: lines.some((line) => line.status === 'open' && line.text === text),
    lines: lines.length,
    isOwner: ownerId === null || owners.some(({ staffId }) => staffId === ownerId),
  })
  if (refusal) throw new ApiError('refused', refusal)
  const seq = (lines.at(-1)?.seq ?? 0) + 1
  const line = { sector, text, amountFen, ownerId, dueOn }
  await tx.insert(planLines).values({ county, planId: plan.id, seq, ...line, status: 'open' })
  const wasAdopted = plan.status === 'adopted'
  if (wasAdopted) await setPlan(tx, plan, { status: 'draft', adoptedBy: null, adoptedOn: null })
  const details = { seq, ...line, ...(wasAdopted && { isDraftAgain: true }) }
  await record(tx, ctx, { subject: `plan:${plan.id}`, type: 'plan.line_added', details })
  return { code: wasAdopted ? 'added_again' : 'added', vars: { seq } }
}

async function planOf(tx: Db, ctx: RequestContext, place: Place): Promise<Plan> {
  const { county, now } = ctx
  const year = Number(dayOf(now).slice(0, 4))
  const found = await lockPlan(tx, county, place)
  if (found && (!place.household || found.year >= year)) return found
  const begun = place.household && (await insertPlan(tx, ctx, place, { year, goal: '' }))
  const plan = begun ?? (place.household && (await lockPlan(tx, county, place)))
  if (!plan) throw new ApiError('refused', 'no_plan')
  return plan
}
