import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { peerEvaluations, peerTasks } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { listUnits } from '../units/list'
import { isEvaluator } from './find'
import { listQuestions, questionKindOf } from './questions'
import { needsReason } from './rules'

/** Whom the actor has still to evaluate, the first due first. */
export async function listOwnTasks(ctx: RequestContext) {
  const { county, deps, now } = ctx
  const rows = await listAsked(deps.connection.db, county, requireStaff(ctx).staffId)
  const today = dayOf(now)
  return {
    items: rows.map(({ id, evaluatedName, dueOn }) => ({
      id,
      unit: evaluatedName,
      dueOn,
      isLate: dueOn < today,
    })),
  }
}

/** What somebody is asked to answer for their unit. */
export async function listAsked(db: Db, county: string, staffId: string) {
  const units = await listUnits(db, county, ['township', 'group_unit'])
  const own = units.filter(({ speakerIds }) => speakerIds.includes(staffId))
  if (own.length === 0) return []
  const rows = await db
    .select({
      id: peerTasks.id,
      evaluator: peerTasks.evaluator,
      askedId: peerTasks.askedId,
      evaluatedName: peerTasks.evaluatedName,
      dueOn: peerEvaluations.dueOn,
    })
    .from(peerTasks)
    .innerJoin(
      peerEvaluations,
      and(
        eq(peerEvaluations.county, county),
        eq(peerEvaluations.id, peerTasks.evaluationId),
        eq(peerEvaluations.status, 'open'),
      ),
    )
    .where(
      and(
        eq(peerTasks.county, county),
        eq(peerTasks.status, 'asked'),
        inArray(
          peerTasks.evaluator,
          own.map(({ key }) => key),
        ),
      ),
    )
    .orderBy(asc(peerEvaluations.dueOn), asc(peerTasks.evaluated), asc(peerTasks.id))
  return rows.filter((task) => isEvaluator(task, units, staffId))
}

/** One of the actor's with its questions; of anybody else it is not there. */
export async function getOwnTask(ctx: RequestContext, { id }: { id: string }) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const [row] = await db
    .select({ task: peerTasks, evaluation: peerEvaluations })
    .from(peerTasks)
    .innerJoin(
      peerEvaluations,
      and(eq(peerEvaluations.county, county), eq(peerEvaluations.id, peerTasks.evaluationId)),
    )
    .where(and(eq(peerTasks.county, county), eq(peerTasks.id, id)))
  const units = await listUnits(db, county, ['township', 'group_unit'])
  if (!row || !isEvaluator(row.task, units, requireStaff(ctx).staffId))
    throw new ApiError('not_found', 'peer_task')
  const { task, evaluation } = row
  const kind = questionKindOf(task.evaluated)
  const questions = await listQuestions(db, county, kind, evaluation.openedOn)
  return {
    id,
    unit: task.evaluatedName,
    dueOn: evaluation.dueOn,
    status: evaluation.status === 'open' ? task.status : ('closed' as const),
    questions: questions.map((question) => ({
      ...question,
      /** With as many or fewer, or as many or more, a reason is asked for. */
      fewUpTo: lastFew(question.fullMarks),
      manyFrom: firstMany(question.fullMarks),
    })),
  }
}

const lastFew = (full: number): number => {
  let at = -1
  while (at + 1 <= full && (at + 1) * 2 < full && needsReason(at + 1, full)) at++
  return at
}
const firstMany = (full: number): number => {
  let at = full + 1
  while (at - 1 >= 0 && (at - 1) * 2 >= full && needsReason(at - 1, full)) at--
  return at
}
