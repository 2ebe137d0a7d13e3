import type { Db } from '../../db/client'
import { peerMarks } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { sealWords } from '../supervisions/seal'
import type { Outcome } from '../turns/answer'
import { listUnits } from '../units/list'
import { isEvaluator, lockTask, setTask } from './find'
import type { PeerAnswer } from './input'
import { listQuestions, questionKindOf } from './questions'
import { answerRefusal } from './rules'
import { sealReason } from './seal'

/** 互评: what a unit gives another, all questions at once, once and for all. */
export async function answerPeer(
  tx: Db,
  ctx: RequestContext,
  { taskId, marks }: PeerAnswer,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const units = await listUnits(tx, county, ['township', 'group_unit'])
  const { task, evaluation } = await lockTask(tx, ctx, taskId, units)
  const { evaluated, evaluatedName: unit } = task
  // As they were when it was opened.
  const kind = questionKindOf(evaluated)
  const questions = await listQuestions(tx, county, kind, evaluation.openedOn)
  const refusal = answerRefusal({
    isEvaluator: isEvaluator(task, units, staffId),
    task: task.status,
    evaluation: evaluation.status,
    questions,
    marks,
  })
  if (refusal) throw new ApiError('refused', refusal)
  const rows = questions.flatMap(({ seq, fullMarks }) => {
    const mark = marks.find((each) => each.seq === seq)
    if (!mark) return []
    const reasonSealed = sealReason(ctx, taskId, seq, mark.reason.trim())
    return { county, taskId, seq, marks: mark.marks, fullMarks, reasonSealed }
  })
  await tx.insert(peerMarks).values(rows)
  const answered = { answeredBy: staffId, answeredOn: dayOf(now) }
  await setTask(tx, county, taskId, { ...answered, status: 'answered' })
  const subject = `peer_task:${taskId}`
  const given = rows.map((row) => ({ seq: row.seq, marks: row.marks, fullMarks: row.fullMarks }))
  await record(tx, ctx, {
    subject,
    type: 'peer_task.answered',
    // Whoever reads events learns nothing of whom.
    details: { marksSealed: sealWords(ctx, subject, 'marks', JSON.stringify(given)) },
  })
  const total = rows.reduce((sum, row) => sum + row.marks, 0)
  const full = rows.reduce((sum, row) => sum + row.fullMarks, 0)
  return { code: 'answered', vars: { unit, total, full } }
}
