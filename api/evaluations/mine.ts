import { and, asc, eq, ne, or, sql } from 'drizzle-orm'
import { evaluationEvaluators, evaluations, evaluationSamples } from '../../db/schema'
import { areaInWords } from '../areas/words'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { getSample, readAnswers } from './find'
import type { SampleKey } from './input'
import { getQuestionnaire } from './questionnaire'

/** What the actor is to ask today, in the order of the list; nothing of another day, or of anybody else's. */
export async function listOwnToday(ctx: RequestContext) {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const { staffId } = requireStaff(ctx)
  const rows = await db
    .select({
      evaluationId: evaluationSamples.evaluationId,
      title: evaluations.title,
      seq: evaluationSamples.seq,
      head: evaluationSamples.headName,
      areaPath: evaluationSamples.areaPath,
      status: evaluationSamples.status,
      tries: evaluationSamples.tries,
    })
    .from(evaluationSamples)
    .innerJoin(
      evaluations,
      and(eq(evaluations.county, county), eq(evaluations.id, evaluationSamples.evaluationId)),
    )
    .innerJoin(
      evaluationEvaluators,
      and(
        eq(evaluationEvaluators.county, county),
        eq(evaluationEvaluators.evaluationId, evaluationSamples.evaluationId),
        eq(evaluationEvaluators.pair, evaluationSamples.pair),
      ),
    )
    .where(
      and(
        eq(evaluationSamples.county, county),
        eq(evaluationEvaluators.staffId, staffId),
        eq(evaluationSamples.onDay, dayOf(now)),
        eq(evaluations.status, 'field'),
        ne(evaluationSamples.status, 'reserve'),
      ),
    )
    .orderBy(asc(evaluationSamples.evaluationId), asc(evaluationSamples.seq))
  const items = []
  for (const { areaPath, ...row } of rows)
    items.push({ ...row, area: await areaInWords(db, county, areaPath) })
  return { items }
}

/** A household of the actor's with the questions and what was answered. */
export async function getOwn(ctx: RequestContext, key: SampleKey) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const { evaluation, sample } = await getSample(db, ctx, key)
  const { questions } = await getQuestionnaire(db, county, evaluation.version)
  const answers = (await readAnswers(db, ctx, key.evaluationId, key.seq)).get(key.seq)
  return {
    evaluationId: evaluation.id,
    seq: sample.seq,
    head: sample.headName,
    area: await areaInWords(db, county, sample.areaPath),
    status: sample.status,
    questions: questions.map((question) => ({
      ...question,
      value: answers?.get(question.key)?.value ?? null,
    })),
  }
}

/** Evaluations the actor works on or leads, the newest first, with how far the field work is for whoever leads. */
export async function listOwnEvaluations(ctx: RequestContext) {
  const { county, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const rows = await deps.connection.db
    .select({
      id: evaluations.id,
      title: evaluations.title,
      areaPath: evaluations.areaPath,
      fromOn: evaluations.fromOn,
      toOn: evaluations.toOn,
      status: evaluations.status,
      leadId: evaluations.leadId,
      waiting: countOf(county, sql`s.status = 'waiting'`),
      done: countOf(county, sql`s.status = 'done'`),
      replaced: countOf(county, sql`s.status = 'replaced'`),
      doubts: countOf(county, sql`s.doubt = 'open'`),
    })
    .from(evaluations)
    .where(
      and(
        eq(evaluations.county, county),
        or(
          eq(evaluations.leadId, staffId),
          sql`exists (select 1 from evaluation_evaluators e
                       where e.county = ${county} and e.evaluation_id = ${evaluations.id}
                         and e.staff_id = ${staffId})`,
        ),
      ),
    )
    .orderBy(sql`${evaluations.madeOn} desc`, asc(evaluations.id))
  const items = rows.map(({ leadId, waiting, done, replaced, doubts, ...row }) => ({
    ...row,
    isLead: leadId === staffId,
    progress: leadId === staffId ? { waiting, done, replaced, doubts } : null,
  }))
  return { items }
}

const countOf = (county: string, which: ReturnType<typeof sql>) => sql<number>`(
  select count(*)::int from evaluation_samples s
   where s.county = ${county} and s.evaluation_id = ${evaluations.id} and ${which})`
