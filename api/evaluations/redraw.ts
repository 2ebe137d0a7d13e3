import { isDeepStrictEqual } from 'node:util'
import { asc, eq } from 'drizzle-orm'
import { evaluations } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import { SampleDesign } from './design'
import { drawSample, fingerprintOf } from './draw-sample'
import { memberOf, ofEvaluation } from './find'
import { readSamples } from './lock'
import { openFrame } from './seal'

/**
 * Draws once more from the frame that was kept, by the design and the seed that were written down, and sets it against
 * the list. Whoever commissioned it proves with it that nobody chose; before the release that is nobody of the county.
 */
export async function redrawEvaluation(ctx: RequestContext, evaluationId: string) {
  const { county, deps, actor } = ctx
  const { db } = deps.connection
  const [evaluation] = await db.select().from(evaluations).where(ofEvaluation(county, evaluationId))
  if (!evaluation) throw new ApiError('not_found', 'evaluation')
  const { isLead } = await memberOf(db, ctx, evaluation)
  const isAbove =
    actor.kind === 'job' ||
    (actor.kind === 'staff' && actor.roles.some(({ role }) => role === 'superior_inspector'))
  if (!isLead && !isAbove) throw new ApiError('not_found', 'evaluation')
  const design = SampleDesign.parse(evaluation.design)
  const frame = openFrame(ctx, evaluationId, evaluation.frameSealed)
  const { rows } = drawSample(frame, design, evaluation.seed)
  const kept = await readSamples(db, county, evaluationId)
  const of = ({ householdId, kind, isReserve }: (typeof rows)[number]) => [
    householdId,
    kind,
    isReserve,
  ]
  const isSameFrame = fingerprintOf(frame) === evaluation.frameFingerprint
  const isSameSample = isDeepStrictEqual(rows.map(of), kept.map(of))
  return {
    title: evaluation.title,
    seed: evaluation.seed,
    frameFingerprint: evaluation.frameFingerprint,
    households: frame.length,
    drawn: kept.filter(({ isReserve }) => !isReserve).length,
    reserves: kept.filter(({ isReserve }) => isReserve).length,
    isSameFrame,
    isSameSample,
  }
}

/** Every evaluation drawn once more, or the one of a name or number; for the command line. */
export async function redrawAll(ctx: RequestContext, named?: string) {
  const rows = await ctx.deps.connection.db
    .select({ id: evaluations.id, title: evaluations.title })
    .from(evaluations)
    .where(eq(evaluations.county, ctx.county))
    .orderBy(asc(evaluations.madeOn), asc(evaluations.id))
  const items = []
  for (const { id, title } of rows)
    if (named === undefined || named === id || named === title)
      items.push({ id, ...(await redrawEvaluation(ctx, id)) })
  if (named !== undefined && items.length === 0) throw new ApiError('not_found', 'evaluation')
  return { items }
}
