import type { z } from 'zod'
import type { Db } from '../../db/client'
import { answerQuestion, finishHousehold } from '../evaluations/answer'
import { reviewDoubt } from '../evaluations/doubts'
import { lockEvaluation } from '../evaluations/lock'
import { missHousehold } from '../evaluations/miss'
import { passNeed } from '../evaluations/pass-need'
import { releaseEvaluation } from '../evaluations/release'
import { planEvaluation } from '../evaluations/plan'
import { decideReply, fileReply } from '../evaluations/replies'
import type { RequestContext } from '../http/context'
import type { Action } from '../shared/rights'
import type { Outcome } from './answer'
import type { OUTSIDE_EVALUATION_COMMANDS } from './command-evaluations'

type EvaluationCommand = z.output<(typeof OUTSIDE_EVALUATION_COMMANDS)[number]>
type Run<T extends EvaluationCommand['type']> = (
  tx: Db,
  ctx: RequestContext,
  command: Extract<EvaluationCommand, { type: T }>,
) => Promise<Outcome>

/** The services of `OUTSIDE_EVALUATION_COMMANDS` with the rights they need. */
export const OUTSIDE_EVALUATION_RUNS: {
  [T in EvaluationCommand['type']]: { action: Action; run: Run<T> }
} = {
  answer_evaluation: { action: 'evaluation.ask', run: answerQuestion },
  finish_evaluation: { action: 'evaluation.ask', run: finishHousehold },
  miss_evaluation: { action: 'evaluation.ask', run: missHousehold },
  pass_evaluation_need: { action: 'evaluation.ask', run: passNeed },
  review_evaluation: { action: 'evaluation.ask', run: reviewDoubt },
  lock_evaluation: { action: 'evaluation.lock', run: lockEvaluation },
  release_evaluation: { action: 'evaluation.release', run: releaseEvaluation },
  reply_evaluation: { action: 'evaluation.reply', run: fileReply },
  plan_evaluation: { action: 'evaluation.plan', run: planEvaluation },
  decide_evaluation_reply: { action: 'evaluation.lock', run: decideReply },
}
