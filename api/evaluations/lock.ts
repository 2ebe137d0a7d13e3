import { createHash } from 'node:crypto'
import { and, asc, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { evaluationResults, evaluations, evaluationSamples } from '../../db/schema'
import { record } from '../audit/record'
import { getFigureRow } from '../figures/service'
import type { FigureName } from '../figures/names'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { type Asked, compare, type Limit, type Result } from './compare'
import { SampleDesign } from './design'
import { type Evaluation, memberOf, ofEvaluation, readAnswers } from './find'
import { getQuestionnaire } from './questionnaire'
import { lockRefusal } from './rules'
import { openFrame, openIn, sealIn } from './seal'

/** Ends the field work: nothing of it changes from here on, and what came of it has a fingerprint. */
export async function lockEvaluation(
  tx: Db,
  ctx: RequestContext,
  { evaluationId }: { evaluationId: string },
): Promise<Outcome> {
  const { county, now } = ctx
  requireStaff(ctx)
  const evaluation = await holdEvaluation(tx, ctx, evaluationId)
  const { isLead, pair } = await memberOf(tx, ctx, evaluation)
  if (!isLead && pair === null) throw new ApiError('not_found', 'evaluation')
  const samples = await readSamples(tx, county, evaluationId)
  const { status, fromOn, toOn } = evaluation
  const refusal = lockRefusal({
    status,
    fromOn,
    toOn,
    today: dayOf(now),
    isLead,
    waiting: samples.filter((row) => row.status === 'waiting').length,
    doubts: samples.filter(({ doubt }) => doubt === 'open').length,
    done: samples.filter((row) => row.status === 'done').length,
  })
  if (refusal) throw new ApiError('refused', refusal)
  const lockedOn = dayOf(now)
  await tx
    .update(evaluations)
    .set({ status: 'locked', lockedOn })
    .where(ofEvaluation(county, evaluationId))
  const { fingerprint } = await reckon(tx, ctx, { ...evaluation, lockedOn })
  await record(tx, ctx, {
    subject: `evaluation:${evaluationId}`,
    type: 'evaluation.locked',
    details: { fingerprint },
  })
  return { code: 'locked', vars: { title: evaluation.title, fingerprint: fingerprint.slice(0, 8) } }
}

export async function holdEvaluation(tx: Db, { county }: RequestContext, id: string) {
  const [evaluation] = await tx
    .select()
    .from(evaluations)
    .where(ofEvaluation(county, id))
    .for('update')
  if (!evaluation) throw new ApiError('not_found', 'evaluation')
  return evaluation
}

export const readSamples = (tx: Db, county: string, evaluationId: string) =>
  tx
    .select()
    .from(evaluationSamples)
    .where(
      and(eq(evaluationSamples.county, county), eq(evaluationSamples.evaluationId, evaluationId)),
    )
    .orderBy(asc(evaluationSamples.seq))

/**
 * Reckons the result and keeps it as a further version, with the fingerprint of itself and of all it comes from. Limits
 * are those of the day it was locked: one that is not set is not guessed.
 */
export async function reckon(tx: Db, ctx: RequestContext, evaluation: Evaluation) {
  const { county, now } = ctx
  const { id, lockedOn, version: asked } = evaluation
  const { questions } = await getQuestionnaire(tx, county, asked)
  const approval = questions.find(({ means }) => means === 'approval')?.key ?? ''
  const answers = await readAnswers(tx, ctx, id)
  const rows = (await readSamples(tx, county, id)).map((row): Asked => {
    const said = answers.get(row.seq)?.get(approval)?.value
    return { ...row, approves: said === 'yes' ? true : said === 'no' ? false : null }
  })
  const limit = (name: FigureName) => limitOf(tx, county, name, lockedOn ?? dayOf(now))
  const result = compare(rows, {
    frame: openFrame(ctx, id, evaluation.frameSealed),
    design: SampleDesign.parse(evaluation.design),
    limits: {
      incidence: await limit('county_exit_incidence_permille'),
      wrong_exit: await limit('county_exit_wrong_permille'),
      missed: await limit('county_exit_missed_permille'),
      approval: await limit('county_exit_approval_permille'),
    },
  })
  const content = JSON.stringify(result)
  const all = [...answers].map(([seq, some]) => [seq, [...some].map(([key, said]) => [key, said])])
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([id, evaluation.frameFingerprint, evaluation.seed, all, content]))
    .digest('hex')
  const version = ((await findResult(tx, ctx, id))?.version ?? 0) + 1
  const place = `${id}:${version}`
  const contentSealed = sealIn(ctx, 'evaluation_results.content_sealed', place, content)
  const made = { version, fingerprint, madeOn: dayOf(now) }
  await tx.insert(evaluationResults).values({ county, evaluationId: id, contentSealed, ...made })
  return { fingerprint, version, result }
}

async function limitOf(tx: Db, county: string, name: FigureName, day: string): Promise<Limit> {
  const { value, source } = await getFigureRow(tx, county, name, day)
  return { permille: value, source }
}

/** The last version of what came of an evaluation. */
export async function findResult(
  db: Db,
  ctx: Pick<RequestContext, 'county' | 'deps'>,
  evaluationId: string,
) {
  const [row] = await db
    .select()
    .from(evaluationResults)
    .where(
      and(
        eq(evaluationResults.county, ctx.county),
        eq(evaluationResults.evaluationId, evaluationId),
      ),
    )
    .orderBy(desc(evaluationResults.version))
    .limit(1)
  if (!row) return undefined
  const { version, fingerprint, contentSealed } = row
  const place = `${evaluationId}:${version}`
  const content = openIn(ctx, 'evaluation_results.content_sealed', place, contentSealed)
  return { version, fingerprint, result: JSON.parse(content) as Result }
}
