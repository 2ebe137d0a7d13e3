import { z } from 'zod'
import {
  AnswerAttachments,
  DoubtReview,
  EvaluationId,
  Miss,
  NewEvaluationAnswer,
  NewEvaluation,
  NewEvaluationReply,
  PassedNeed,
  ReplyDecision,
  SampleKey,
} from '../evaluations/input'

/** What a turn may ask to be done about evaluation by outsiders. */
export const OUTSIDE_EVALUATION_COMMANDS = [
  NewEvaluationAnswer.extend({
    type: z.literal('answer_evaluation'),
    ...AnswerAttachments.shape,
  }),
  SampleKey.extend({ type: z.literal('finish_evaluation') }),
  Miss.extend({ type: z.literal('miss_evaluation') }),
  PassedNeed.extend({ type: z.literal('pass_evaluation_need') }),
  DoubtReview.extend({ type: z.literal('review_evaluation') }),
  EvaluationId.extend({ type: z.literal('lock_evaluation') }),
  EvaluationId.extend({ type: z.literal('release_evaluation') }),
  NewEvaluationReply.extend({ type: z.literal('reply_evaluation') }),
  NewEvaluation.extend({ type: z.literal('plan_evaluation') }),
  ReplyDecision.extend({ type: z.literal('decide_evaluation_reply'), replyId: z.uuid() }),
] as const
