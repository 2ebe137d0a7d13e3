import { and, asc, eq, ne } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { evaluations, evaluationSamples } from '../../db/schema'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { holdSample, ofSample, readAnswers, subjectOf } from './find'
import type { DoubtReview } from './input'
import { getQuestionnaire } from './questionnaire'
import { reviewRefusal } from './rules'
import { sealIn } from './seal'

/** Households whose answers put their place on the register in doubt: of whoever leads the evaluation, while it lasts. */
export async function listDoubts(ctx: RequestContext) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const { staffId } = requireStaff(ctx)
  const rows = await db
    .select({ sample: evaluationSamples, version: evaluations.version })
    .from(evaluationSamples)
    .innerJoin(
      evaluations,
      and(eq(evaluations.county, county), eq(evaluations.id, evaluationSamples.evaluationId)),
    )
    .where(
      and(
        eq(evaluationSamples.county, county),
        eq(evaluations.leadId, staffId),
        eq(evaluations.status, 'field'),
        ne(evaluationSamples.doubt, 'none'),
      ),
    )
    .orderBy(asc(evaluationSamples.evaluationId), asc(evaluationSamples.seq))
  const items = []
  for (const { sample, version } of rows) {
    const { questions } = await getQuestionnaire(db, county, version)
    const answers = (await readAnswers(db, ctx, sample.evaluationId, sample.seq)).get(sample.seq)
    const lacking = questions.filter(
      ({ key, means }) => means === 'assurance' && answers?.get(key)?.value === 'no',
    )
    items.push({
      evaluationId: sample.evaluationId,
      seq: sample.seq,
      head: sample.headName,
      area: await areaInWords(db, county, sample.areaPath),
      statusOnDay: sample.statusOnDay,
      doubt: sample.doubt,
      lacking: lacking.map(({ text }) => text),
    })
  }
  return { items }
}

/** The review of the same night: what was found stands, or the household was asked wrongly; with why. */
export async function reviewDoubt(
  tx: Db,
  ctx: RequestContext,
  given: DoubtReview,
): Promise<Outcome> {
  const { county } = ctx
  const { evaluation, sample, isLead } = await holdSample(tx, ctx, given)
  const refusal = reviewRefusal({ status: evaluation.status, isLead, doubt: sample.doubt })
  if (refusal) throw new ApiError(refusal === 'not_yours' ? 'not_found' : 'refused', refusal)
  const row = `${given.evaluationId}:${given.seq}`
  const doubtReasonSealed = sealIn(ctx, 'evaluation_samples.doubt_reason_sealed', row, given.reason)
  const doubt = given.isConfirmed ? ('confirmed' as const) : ('dismissed' as const)
  await tx
    .update(evaluationSamples)
    .set({ doubt, doubtReasonSealed })
    .where(ofSample(county, given))
  const details = { reviewSealed: doubtReasonSealed.toString('base64') }
  await record(tx, ctx, { subject: subjectOf(given), type: 'evaluation.reviewed', details })
  return { code: 'reviewed', vars: { head: sample.headName } }
}
