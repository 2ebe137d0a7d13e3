import { and, eq, ne } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { appraisals, assessmentPlans, assessments } from '../../db/schema'
import { listStored } from '../assessments/subjects'
import { isTiedTo } from '../assessments/ties'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Settling } from './input'
import { excellentQuota, placesOf, settleRefusal } from './rules'

/**
 * Settles a yearly appraisal with what else counts; within the quota of the excellent, not by who proposed it, nor by
 * whoever had to stand aside from its points.
 */
export async function settleAppraisal(
  tx: Db,
  ctx: RequestContext,
  given: Settling,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const [row] = await tx
    .select()
    .from(appraisals)
    .where(and(eq(appraisals.county, county), eq(appraisals.code, given.code)))
  if (!row) throw new ApiError('not_found', 'appraisal')
  // All of one assessment are settled one after another, so that two at once do not overfill a quota.
  const [plan] = await tx
    .select({ content: assessmentPlans.content, kind: assessments.kind })
    .from(assessments)
    .innerJoin(
      assessmentPlans,
      and(eq(assessmentPlans.county, county), eq(assessmentPlans.id, assessments.planId)),
    )
    .where(and(eq(assessments.county, county), eq(assessments.id, row.assessmentId)))
    .for('update', { of: assessments })
  const [held] = await tx
    .select()
    .from(appraisals)
    .where(and(eq(appraisals.county, county), eq(appraisals.id, row.id)))
    .for('update')
  const peers = and(
    eq(appraisals.county, county),
    eq(appraisals.assessmentId, row.assessmentId),
    eq(appraisals.kind, row.kind),
  )
  const all = await tx.$count(appraisals, peers)
  const excellent = await tx.$count(
    appraisals,
    and(peers, eq(appraisals.grade, 'excellent'), ne(appraisals.id, row.id)),
  )
  const subjects = await listStored(tx, county, row.assessmentId)
  const subject = subjects.find(({ key }) => key === row.subjectKey)
  const refusal = settleRefusal({
    status: held?.status ?? row.status,
    isProposer: row.proposedBy === staffId,
    isOwn: row.staffId === staffId,
    isTied:
      plan !== undefined &&
      subject !== undefined &&
      (await isTiedTo(tx, county, plan.kind, subject, staffId)),
    grade: given.grade,
    excellent,
    places: plan ? placesOf(all, excellentQuota(plan.content)) : 0,
  })
  if (refusal) throw new ApiError('refused', refusal)
  const isRecall = plan?.kind === 'first_secretary' && given.grade === 'incompetent'
  const today = dayOf(now)
  await tx
    .update(appraisals)
    .set({
      status: 'settled',
      grade: given.grade,
      others: given.others || null,
      settledBy: staffId,
      settledOn: today,
      recallProposedOn: isRecall ? (row.recallProposedOn ?? today) : null,
    })
    .where(and(eq(appraisals.county, county), eq(appraisals.id, row.id)))
  const details = { was: row.grade, grade: given.grade, others: given.others, isRecall }
  await record(tx, ctx, { subject: `appraisal:${row.id}`, type: 'appraisal.settled', details })
  if (row.staffId)
    await tellStaff(tx, ctx, {
      staffId: row.staffId,
      asker: ANYWHERE,
      purpose: `appraisal:${row.id}:settled`,
      say: say('appraisal.settled_own', { year: row.year, assessmentGrade: given.grade }),
    })
  return { code: 'settled_now', vars: { name: row.name, assessmentGrade: given.grade } }
}
