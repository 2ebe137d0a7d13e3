import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { peerEvaluations, peerTasks, staff } from '../../db/schema'
import type { UnitKey } from '../../db/values/units'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { ApiError } from '../shared/errors'
import { isSameUnit } from '../shared/unit'
import { headOf, type Unit } from '../units/list'

export type PeerEvaluation = typeof peerEvaluations.$inferSelect
export type PeerTask = typeof peerTasks.$inferSelect

/** An evaluation held until the end: what is answered, left to others and locked comes one after another. */
export async function lockEvaluation(tx: Db, county: string, id: string): Promise<PeerEvaluation> {
  const [evaluation] = await tx
    .select()
    .from(peerEvaluations)
    .where(and(eq(peerEvaluations.county, county), eq(peerEvaluations.id, id)))
    .for('update')
  if (!evaluation) throw new ApiError('not_found', 'peer_evaluation')
  return evaluation
}

/** A task with its evaluation, both held. For whom it is not, it is not there: nothing is told of who evaluates whom. */
export async function lockTask(
  tx: Db,
  ctx: RequestContext,
  taskId: string,
  units: readonly Unit[],
) {
  const { county } = ctx
  const ofTask = and(eq(peerTasks.county, county), eq(peerTasks.id, taskId))
  const [found] = await tx.select().from(peerTasks).where(ofTask)
  if (!found || !isEvaluator(found, units, requireStaff(ctx).staffId))
    throw new ApiError('not_found', 'peer_task')
  const evaluation = await lockEvaluation(tx, county, found.evaluationId)
  const [task] = await tx.select().from(peerTasks).where(ofTask).for('update')
  if (!task) throw new ApiError('not_found', 'peer_task')
  return { task, evaluation }
}

/** Who evaluates for the unit: who was asked, else whoever speaks for it now. */
export function evaluatorOf(
  { evaluator, askedId }: Pick<PeerTask, 'evaluator' | 'askedId'>,
  units: readonly Unit[],
): string | null {
  const unit = units.find(({ key }) => key === evaluator)
  if (!unit) return null
  return unit.speakerIds.includes(askedId) ? askedId : headOf(unit)
}

export const isEvaluator = (
  task: Pick<PeerTask, 'evaluator' | 'askedId'>,
  units: readonly Unit[],
  staffId: string,
): boolean => evaluatorOf(task, units) === staffId

/** The units somebody works in: by the part they play there, or by the unit that stands with their name. */
export async function unitsOf(
  tx: Db,
  county: string,
  units: readonly Unit[],
  staffId: string,
): Promise<Unit[]> {
  const [member] = await tx
    .select({ unit: staff.unit })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, staffId)))
  return units.filter(
    ({ kind, name, memberIds }) =>
      memberIds.includes(staffId) || (kind !== 'township' && isSameUnit(name, member?.unit ?? '')),
  )
}

export const listTasks = (tx: Db, county: string, evaluationId: string): Promise<PeerTask[]> =>
  tx
    .select()
    .from(peerTasks)
    .where(and(eq(peerTasks.county, county), eq(peerTasks.evaluationId, evaluationId)))
    .orderBy(asc(peerTasks.evaluated), asc(peerTasks.evaluator), asc(peerTasks.id))

export async function setTask(tx: Db, county: string, id: string, set: Partial<PeerTask>) {
  await tx
    .update(peerTasks)
    .set(set)
    .where(and(eq(peerTasks.county, county), eq(peerTasks.id, id)))
}

export async function setEvaluation(
  tx: Db,
  county: string,
  id: string,
  set: Partial<PeerEvaluation>,
) {
  await tx
    .update(peerEvaluations)
    .set(set)
    .where(and(eq(peerEvaluations.county, county), eq(peerEvaluations.id, id)))
}

export const keyOf = ({ key }: Unit): UnitKey => key
