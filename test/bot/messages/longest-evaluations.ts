import type { OutsideEvaluationVarKinds } from '../../../api/client'
import { SCALE } from '../../../bot/flows/evaluation-questions'

/** Every value of each kind about evaluation by outsiders, the words of a refusal among them. */
export const OUTSIDE_EVALUATION_VALUES: {
  [K in keyof OutsideEvaluationVarKinds]: readonly OutsideEvaluationVarKinds[K][]
} = {
  missReason: ['absent', 'moved', 'refused'],
  sampleStatus: ['waiting', 'done', 'replaced', 'reserve'],
  exitRate: ['incidence', 'wrong_exit', 'missed', 'approval'],
  exitVerdict: ['pass', 'fail', 'unknown'],
  evaluationFinding: ['missed', 'wrong_exit'],
  evaluationWhy: [
    'locked',
    'given_up',
    'unknown_question',
    'no_answer',
    'done',
    'unanswered',
    'no_doubt',
    'not_yours',
    'households_left',
    'doubts_left',
    'nobody_asked',
    'not_locked',
    'feedback_lasts',
    'replies_left',
    'published',
    'feedback_over',
    'not_a_finding',
    'figure_missing',
  ],
}

/** The longest that are offered with a question. */
export const OUTSIDE_EVALUATION_CHOICES = {
  'evaluation.question': SCALE,
}
