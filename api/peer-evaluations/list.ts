import { and, desc, eq, sql } from 'drizzle-orm'
import { peerEvaluations, peerTasks } from '../../db/schema'
import { findFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { listUnits } from '../units/list'
import { unitsOf } from './find'
import { fingerprintOf, readGiven } from './fingerprint'
import { extremesIn, totalOf } from './result-rules'

/** All there ever were, the newest first, with how many have answered. */
export async function listPeerEvaluations(ctx: RequestContext) {
  const { county, deps } = ctx
  const count = (status: string) => sql<number>`(
    select count(*)::int from peer_tasks t
     where t.county = ${county} and t.evaluation_id = peer_evaluations.id
       and t.status = ${status})`
  const items = await deps.connection.db
    .select({
      id: peerEvaluations.id,
      year: peerEvaluations.year,
      field: peerEvaluations.field,
      each: peerEvaluations.each,
      repeated: peerEvaluations.repeated,
      openedOn: peerEvaluations.openedOn,
      dueOn: peerEvaluations.dueOn,
      status: peerEvaluations.status,
      lockedOn: peerEvaluations.lockedOn,
      fingerprint: peerEvaluations.fingerprint,
      releasedOn: peerEvaluations.releasedOn,
      waiting: count('asked'),
      answered: count('answered'),
      recused: count('recused'),
    })
    .from(peerEvaluations)
    .where(eq(peerEvaluations.county, county))
    .orderBy(desc(peerEvaluations.year), desc(peerEvaluations.id))
  return { items }
}

/**
 * One with who evaluated whom, what was given in thousandths, and what is extreme; for the office. Whoever works in a unit
 * that is evaluated sees none of it, nor the seed by which one could draw it again: every unit evaluates as many, so that
 * the others' pairs would tell who evaluates their own.
 */
export async function getPeerEvaluation(ctx: RequestContext, { id }: { id: string }) {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const { staffId } = requireStaff(ctx)
  const [evaluation] = await db
    .select()
    .from(peerEvaluations)
    .where(and(eq(peerEvaluations.county, county), eq(peerEvaluations.id, id)))
  if (!evaluation) throw new ApiError('not_found', 'peer_evaluation')
  const { tasks, given } = await readGiven(db, county, id)
  const units = await listUnits(db, county, ['township', 'group_unit'])
  const working = await unitsOf(db, county, units, staffId)
  const own = new Set<string>(working.map(({ key }) => key))
  const isConcerned = tasks.some(({ evaluated }) => own.has(evaluated))
  const percent = await findFigure(db, county, 'peer_extreme_percent', dayOf(now))
  const extreme = new Set(percent === null ? [] : extremesIn(given, percent))
  const totals = new Map(given.map((each) => [each.taskId, totalOf(each)]))
  const {
    seed,
    fingerprint,
    county: _,
    openedBy: __,
    lockedBy: ___,
    releasedBy: ____,
    ...plan
  } = evaluation
  return {
    ...plan,
    fingerprint,
    seed: isConcerned ? null : seed,
    /** Whether all still is as it was locked. */
    isUnchanged:
      fingerprint === null ? null : (await fingerprintOf(db, ctx, evaluation)) === fingerprint,
    pairs: (isConcerned ? [] : tasks).map((task) => ({
      evaluator: task.evaluatorName,
      evaluated: task.evaluatedName,
      drawNo: task.drawNo,
      status: task.status,
      answeredOn: task.answeredOn,
      permille: totals.get(task.id) ?? null,
      isExtreme: extreme.has(task.id),
    })),
  }
}

/** How many still have to answer; of the newest that is open. */
export const countWaiting = (ctx: RequestContext, evaluationId: string) =>
  ctx.deps.connection.db.$count(
    peerTasks,
    and(
      eq(peerTasks.county, ctx.county),
      eq(peerTasks.evaluationId, evaluationId),
      eq(peerTasks.status, 'asked'),
    ),
  )
