import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { evaluationSamples } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { SampleDesign } from './design'
import { holdSample, ofSample, type SampleRow, subjectOf } from './find'
import type { Miss } from './input'
import { missed } from './rules'

/**
 * A household that could not be asked: away twice, moved, or unwilling. The next in reserve of its village and kind
 * takes its place, and no other.
 */
export async function missHousehold(tx: Db, ctx: RequestContext, given: Miss): Promise<Outcome> {
  const { county } = ctx
  const { evaluation, sample } = await holdSample(tx, ctx, given)
  const { tries: most } = SampleDesign.parse(evaluation.design)
  const { reason } = given
  const found = missed({
    status: evaluation.status,
    sample: sample.status,
    reason,
    tries: sample.tries,
    most,
  })
  if (found !== 'again' && found !== 'replaced') throw new ApiError('refused', found)
  const head = sample.headName
  const tries = sample.tries + 1
  if (found === 'again') {
    await tx.update(evaluationSamples).set({ tries }).where(ofSample(county, given))
    await record(tx, ctx, {
      subject: subjectOf(given),
      type: 'evaluation.absent',
      details: { tries },
    })
    return { code: 'again', vars: { head } }
  }
  const next = await takeReserve(tx, county, sample)
  await tx
    .update(evaluationSamples)
    .set({ status: 'replaced', tries, reason, replacedBy: next?.seq ?? null })
    .where(ofSample(county, given))
  const details = { reason, replacedBy: next?.seq ?? null }
  await record(tx, ctx, { subject: subjectOf(given), type: 'evaluation.replaced', details })
  if (!next) return { code: 'no_reserve', vars: { head } }
  return { code: 'replaced', vars: { head, next: next.headName } }
}

/** Of two who take one at once each gets its own. */
async function takeReserve(
  tx: Db,
  county: string,
  { evaluationId, villagePath, kind }: SampleRow,
): Promise<SampleRow | undefined> {
  const [next] = await tx
    .select()
    .from(evaluationSamples)
    .where(
      and(
        eq(evaluationSamples.county, county),
        eq(evaluationSamples.evaluationId, evaluationId),
        eq(evaluationSamples.villagePath, villagePath),
        eq(evaluationSamples.kind, kind),
        eq(evaluationSamples.status, 'reserve'),
      ),
    )
    .orderBy(asc(evaluationSamples.seq))
    .limit(1)
    .for('update', { skipLocked: true })
  if (!next) return undefined
  await tx.update(evaluationSamples).set({ status: 'waiting' }).where(ofSample(county, next))
  return next
}
