import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { planLines } from '../../db/schema'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { areaName } from '../projects/tell-area'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { getPlace, isMaker, listLines, lockPlan, setPlan } from './find'
import type { Adoption, LineEnd } from './input'
import { adoptRefusal, settleRefusal } from './rules'

/** 通过: the township adopts a plan it did not write; whoever began it hears, and the household. */
export async function adoptPlan(tx: Db, ctx: RequestContext, { of }: Adoption): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const place = await getPlace(tx, ctx, of, { decides: true })
  const plan = await lockPlan(tx, county, place)
  if (!plan) throw new ApiError('refused', 'no_plan')
  const lines = await listLines(tx, county, plan.id)
  const open = lines.filter(({ status }) => status === 'open').length
  const { status, year } = plan
  const refusal = adoptRefusal({ status, openLines: open, isMaker: await isMaker(tx, ctx, plan) })
  if (refusal) throw new ApiError('refused', refusal)
  await setPlan(tx, plan, { status: 'adopted', adoptedBy: staffId, adoptedOn: dayOf(now) })
  const subject = `plan:${plan.id}`
  const details = { year, lines: lines.map(({ seq }) => seq) }
  await record(tx, ctx, { subject, type: 'plan.adopted', details })
  const { household } = place
  const whose = household?.headName ?? (await areaName(tx, county, place.areaPath))
  // Adopted again after a line was added, it is told again.
  const purpose = `${subject}:adopted:${now.getTime()}`
  await tellStaff(tx, ctx, {
    staffId: plan.madeBy,
    asker: ANYWHERE,
    purpose,
    say: say('plan.adopted', { whose, figureYear: year, open }),
  })
  if (household)
    await tellHousehold(tx, ctx, {
      householdId: household.id,
      purpose: `${purpose}:household`,
      say: say('plan.adopted_household', { figureYear: year }),
    })
  return { code: 'adopted', vars: { whose, year, open } }
}

/** Says of a line that it is done, or that it is not to be done any more. */
export async function endLine(tx: Db, ctx: RequestContext, given: LineEnd): Promise<Outcome> {
  const { county } = ctx
  const { of, seq, status } = given
  const plan = await lockPlan(tx, county, await getPlace(tx, ctx, of, { decides: true }))
  if (!plan) throw new ApiError('refused', 'no_plan')
  const line = (await listLines(tx, county, plan.id)).find((each) => each.seq === seq)
  if (!line) throw new ApiError('refused', 'no_line')
  const refusal = settleRefusal(line.status)
  if (refusal) throw new ApiError('refused', refusal)
  const ofLine = and(eq(planLines.planId, plan.id), eq(planLines.seq, seq))
  await tx
    .update(planLines)
    .set({ status })
    .where(and(eq(planLines.county, county), ofLine))
  const type = status === 'done' ? 'plan.line_done' : 'plan.line_dropped'
  await record(tx, ctx, { subject: `plan:${plan.id}`, type, details: { seq } })
  return { code: status, vars: { text: line.text } }
}
