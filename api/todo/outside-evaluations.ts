import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import {
  evaluationEvaluators,
  evaluationReplies,
  evaluations,
  evaluationSamples,
} from '../../db/schema'
import type { DutyKind } from '../../db/values/duties'
import { type Day, dayOf } from '../shared/day'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/** Of evaluation by outsiders: each one's own, which nobody of the assessed reads. */
export async function listOutsideEvaluationDuties(db: Db, scope: DutyScope): Promise<Duty[]> {
  return [
    ...(await listToAsk(db, scope)),
    ...(await listToReviewAndLock(db, scope)),
    ...(await listToReply(db, scope)),
  ]
}

/** Households of today, of both of the pair that goes there; one more where a reserve stepped in. */
async function listToAsk(db: Db, { county, now }: DutyScope): Promise<Duty[]> {
  const today = dayOf(now)
  const rows = await db
    .select({ staffId: evaluationEvaluators.staffId, count: sql<number>`count(*)::int` })
    .from(evaluationSamples)
    .innerJoin(
      evaluations,
      and(
        eq(evaluations.county, county),
        eq(evaluations.id, evaluationSamples.evaluationId),
        eq(evaluations.status, 'field'),
      ),
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
        eq(evaluationSamples.onDay, today),
        eq(evaluationSamples.status, 'waiting'),
      ),
    )
    .groupBy(evaluationEvaluators.staffId)
    .orderBy(evaluationEvaluators.staffId)
  return rows.map((row) => dutyOf('evaluation_ask', county, { ...row, dueOn: today }))
}

/** Doubts are reviewed the night they came up; once nobody is left to ask, or its days are over, it is locked. */
async function listToReviewAndLock(db: Db, { county, now }: DutyScope): Promise<Duty[]> {
  const rows = await db
    .select({
      staffId: evaluations.leadId,
      toOn: evaluations.toOn,
      doubts: sql<number>`count(*) filter (where ${evaluationSamples.doubt} = 'open')::int`,
      since: sql<Day | null>`min(${evaluationSamples.doneOn}) filter (where ${evaluationSamples.doubt} = 'open')`,
      waiting: sql<number>`count(*) filter (where ${evaluationSamples.status} = 'waiting')::int`,
      done: sql<number>`count(*) filter (where ${evaluationSamples.status} = 'done')::int`,
    })
    .from(evaluations)
    .innerJoin(
      evaluationSamples,
      and(eq(evaluationSamples.county, county), eq(evaluationSamples.evaluationId, evaluations.id)),
    )
    .where(and(eq(evaluations.county, county), eq(evaluations.status, 'field')))
    .groupBy(evaluations.id, evaluations.leadId, evaluations.toOn)
    .orderBy(evaluations.id)
  const today = dayOf(now)
  return rows.flatMap(({ staffId, toOn, doubts, since, waiting, done }): Duty[] => {
    if (doubts > 0 && since)
      return [dutyOf('evaluation_review', county, { staffId, count: doubts, dueOn: since })]
    const isOver = done > 0 && (waiting === 0 || today > toOn)
    return isOver ? [dutyOf('evaluation_lock', county, { staffId, count: 1, dueOn: toOn })] : []
  })
}

/** What the county said against a result, to be decided before it can be made known to all. */
async function listToReply(db: Db, { county, now }: DutyScope): Promise<Duty[]> {
  const rows = await db
    .select({
      staffId: evaluations.leadId,
      until: evaluations.feedbackUntil,
      count: sql<number>`count(*)::int`,
    })
    .from(evaluationReplies)
    .innerJoin(
      evaluations,
      and(eq(evaluations.county, county), eq(evaluations.id, evaluationReplies.evaluationId)),
    )
    .where(
      and(
        eq(evaluationReplies.county, county),
        eq(evaluationReplies.status, 'open'),
        inArray(evaluations.status, ['released']),
      ),
    )
    .groupBy(evaluations.id, evaluations.leadId, evaluations.feedbackUntil)
    .orderBy(evaluations.id)
  return rows.map(({ until, ...row }) =>
    dutyOf('evaluation_reply', county, { ...row, dueOn: until ?? dayOf(now) }),
  )
}

const dutyOf = (
  kind: DutyKind,
  county: string,
  of: { staffId: string; count: number; dueOn: Day },
): Duty => ({ kind, areaPath: county, code: null, ...of })
