import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { counties, satisfactionSurveys } from '../../db/schema'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { addDays, dayOf, hourOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { drawSample } from './draw'
import { readPace } from './figures'
import { getSatisfaction, ofSurvey } from './find'
import type { SatisfactionAct } from './input'
import { refusalToApprove } from './rules'

/**
 * One after another of a county: of two surveys that draw or ask at once the second sees whom the first took, so that
 * nobody is asked twice.
 */
export async function holdCounty(tx: Db, county: string): Promise<void> {
  await tx
    .select({ county: counties.county })
    .from(counties)
    .where(eq(counties.county, county))
    .for('no key update')
}

/** Approves a draft of somebody else and draws whom it asks; or gives one up, also while it runs. */
export async function decideSatisfaction(
  tx: Db,
  ctx: RequestContext,
  { code, act }: { code: string; act: SatisfactionAct },
): Promise<Outcome> {
  return act === 'approve' ? approve(tx, ctx, code) : cancel(tx, ctx, code)
}

async function approve(tx: Db, ctx: RequestContext, code: string): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  await holdCounty(tx, county)
  const survey = await getSatisfaction(tx, ctx, code, { lock: true })
  const refusal = refusalToApprove(survey, staffId)
  if (refusal) throw new ApiError('refused', refusal)
  const today = dayOf(now)
  const { closes } = await readPace(tx, county, today)
  const askOn = hourOf(now) < closes ? today : addDays(today, 1)
  const endsOn = addDays(askOn, await getFigure(tx, county, 'satisfaction_days', today))
  const { drawn, frameFingerprint } = await drawSample(tx, ctx, survey, askOn)
  await tx
    .update(satisfactionSurveys)
    .set({
      status: 'asking',
      approvedBy: staffId,
      approvedAt: now,
      endsOn,
      size: drawn,
      frameFingerprint,
    })
    .where(ofSurvey(county, survey.id))
  const details = { drawn, seed: survey.seed, frameFingerprint, endsOn }
  const subject = `satisfaction:${survey.id}`
  await record(tx, ctx, { subject, type: 'satisfaction.approved', details })
  return { code: 'approved', vars: { code, count: drawn, until: endsOn } }
}

async function cancel(tx: Db, ctx: RequestContext, code: string): Promise<Outcome> {
  requireStaff(ctx)
  const survey = await getSatisfaction(tx, ctx, code, { lock: true })
  const { status } = survey
  if (status === 'cancelled' || status === 'closed') throw new ApiError('refused', status)
  await tx
    .update(satisfactionSurveys)
    .set({ status: 'cancelled' })
    .where(ofSurvey(ctx.county, survey.id))
  await tx.execute(sql`
    update satisfaction_draws set status = 'called_off'
     where county = ${ctx.county} and survey_id = ${survey.id} and status = 'waiting'`)
  const subject = `satisfaction:${survey.id}`
  await record(tx, ctx, { subject, type: 'satisfaction.cancelled', details: { was: status } })
  return { code: 'dropped', vars: {} }
}
