import type { Db } from '../../db/client'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { diceOf } from '../sampling/dice'
import { ApiError } from '../shared/errors'
import { sealWords } from '../supervisions/seal'
import type { Outcome } from '../turns/answer'
import { listUnits } from '../units/list'
import { replacePeer } from './draw-rules'
import { listField, readLots } from './field'
import { isEvaluator, keyOf, listTasks, lockTask, setTask } from './find'
import type { PeerRecusal } from './input'
import { addTasks } from './open'
import { recuseRefusal } from './rules'
import { sealRecusal } from './seal'
import { tellEvaluators } from './tell'

/** 回避: a unit leaves it to another to evaluate, with a reason; who that is is drawn by the same seed. */
export async function recusePeer(
  tx: Db,
  ctx: RequestContext,
  { taskId, reason }: PeerRecusal,
): Promise<Outcome> {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const all = await listUnits(tx, county, ['township', 'group_unit'])
  const { task, evaluation } = await lockTask(tx, ctx, taskId, all)
  const refusal = recuseRefusal({
    isEvaluator: isEvaluator(task, all, staffId),
    task: task.status,
    evaluation: evaluation.status,
    reason,
  })
  if (refusal) throw new ApiError('refused', refusal)
  await setTask(tx, county, taskId, {
    status: 'recused',
    reasonSealed: sealRecusal(ctx, taskId, reason.trim()),
  })
  const subject = `peer_task:${taskId}`
  const reasonSealed = sealWords(ctx, subject, 'reason', reason.trim())
  await record(tx, ctx, { subject, type: 'peer_task.recused', details: { reasonSealed } })
  await drawAgain(tx, ctx, task.evaluated, evaluation)
  return { code: 'left_to_another', vars: { unit: task.evaluatedName } }
}

/** Nobody may be left: then one fewer evaluates it. */
async function drawAgain(
  tx: Db,
  ctx: RequestContext,
  evaluated: Awaited<ReturnType<typeof lockTask>>['task']['evaluated'],
  evaluation: Awaited<ReturnType<typeof lockTask>>['evaluation'],
): Promise<void> {
  const { county } = ctx
  const { id, field, year, seed } = evaluation
  const { units } = await listField(tx, county, field)
  const pairs = await listTasks(tx, county, id)
  const drawNo = Math.max(...pairs.map((each) => each.drawNo)) + 1
  const lots = await readLots(tx, county, units, year)
  const evaluator = replacePeer(
    { units: units.map(keyOf), evaluated, pairs, ...lots },
    diceOf(seed, `replacement:${drawNo}`),
  )
  const subject = `peer_evaluation:${id}`
  const details = { drawNo, isFound: evaluator !== null }
  await record(tx, ctx, { subject, type: 'peer_evaluation.drawn_again', details })
  if (evaluator === null || !units.some(({ key }) => key === evaluated)) return
  const fresh = { evaluationId: id, pairs: [{ evaluator, evaluated }], units, drawNo }
  await tellEvaluators(tx, ctx, evaluation, await addTasks(tx, county, fresh))
}
