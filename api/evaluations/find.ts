import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import {
  evaluationAnswers,
  evaluationEvaluators,
  evaluations,
  evaluationSamples,
} from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { SampleKey } from './input'
import { maySee } from './rules'
import { openIn } from './seal'

export type Evaluation = typeof evaluations.$inferSelect
export type SampleRow = typeof evaluationSamples.$inferSelect

export const ofEvaluation = (county: string, id: string) =>
  and(eq(evaluations.county, county), eq(evaluations.id, id))

export const ofSample = (county: string, { evaluationId, seq }: SampleKey) =>
  and(
    eq(evaluationSamples.county, county),
    eq(evaluationSamples.evaluationId, evaluationId),
    eq(evaluationSamples.seq, seq),
  )

/** Those who work on it see that it is there. */
export async function memberOf(db: Db, ctx: RequestContext, { id, leadId }: Evaluation) {
  const staffId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : ''
  const [row] = staffId
    ? await db
        .select({ pair: evaluationEvaluators.pair })
        .from(evaluationEvaluators)
        .where(
          and(
            eq(evaluationEvaluators.county, ctx.county),
            eq(evaluationEvaluators.evaluationId, id),
            eq(evaluationEvaluators.staffId, staffId),
          ),
        )
    : []
  return { isLead: staffId === leadId, pair: row?.pair ?? null }
}

/**
 * A household of the sample with its evaluation, held; not there for whoever may not see it today. The evaluation is
 * held first, so that nothing is answered once it is being locked.
 */
export async function holdSample(tx: Db, ctx: RequestContext, key: SampleKey) {
  requireStaff(ctx)
  const [evaluation] = await tx
    .select()
    .from(evaluations)
    .where(ofEvaluation(ctx.county, key.evaluationId))
    .for('share')
  const [sample] = await tx
    .select()
    .from(evaluationSamples)
    .where(ofSample(ctx.county, key))
    .for('update')
  return requireSeen(tx, ctx, evaluation, sample)
}

export async function getSample(db: Db, ctx: RequestContext, key: SampleKey) {
  requireStaff(ctx)
  const [evaluation] = await db
    .select()
    .from(evaluations)
    .where(ofEvaluation(ctx.county, key.evaluationId))
  const [sample] = await db.select().from(evaluationSamples).where(ofSample(ctx.county, key))
  return requireSeen(db, ctx, evaluation, sample)
}

async function requireSeen(
  db: Db,
  ctx: RequestContext,
  evaluation: Evaluation | undefined,
  sample: SampleRow | undefined,
) {
  if (!evaluation || !sample) throw new ApiError('not_found', 'evaluation_household')
  const { isLead, pair } = await memberOf(db, ctx, evaluation)
  const isSeen = maySee({
    status: evaluation.status,
    isOfPair: pair === sample.pair,
    isLead,
    today: dayOf(ctx.now),
    onDay: sample.onDay,
    sample: sample.status,
  })
  if (!isSeen) throw new ApiError('not_found', 'evaluation_household')
  return { evaluation, sample, isLead }
}

/** The last version of each answer, by household and question. */
export async function readAnswers(
  db: Db,
  ctx: RequestContext,
  evaluationId: string,
  seq?: number,
): Promise<Map<number, Map<string, { value: string; version: number }>>> {
  const rows = await db
    .select()
    .from(evaluationAnswers)
    .where(
      and(
        eq(evaluationAnswers.county, ctx.county),
        eq(evaluationAnswers.evaluationId, evaluationId),
        seq === undefined ? undefined : eq(evaluationAnswers.seq, seq),
      ),
    )
    .orderBy(asc(evaluationAnswers.seq), asc(evaluationAnswers.key), asc(evaluationAnswers.version))
  const found = new Map<number, Map<string, { value: string; version: number }>>()
  for (const row of rows) {
    const place = answerPlace(row)
    const value = openIn(ctx, 'evaluation_answers.value_sealed', place, row.valueSealed)
    const answers = found.get(row.seq) ?? new Map<string, { value: string; version: number }>()
    answers.set(row.key, { value, version: row.version })
    found.set(row.seq, answers)
  }
  return found
}

export const answerPlace = ({
  evaluationId,
  seq,
  key,
  version,
}: SampleKey & { key: string; version: number }) => `${evaluationId}:${seq}:${key}:${version}`

export const subjectOf = ({ evaluationId, seq }: SampleKey) =>
  `evaluation_sample:${evaluationId}.${seq}`
