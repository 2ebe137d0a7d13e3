import { EVALUATION_REFUSALS, type OutsideEvaluationVarKinds } from '../../../api/client'
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
  evaluationWhy: EVALUATION_REFUSALS,
}

/** The longest that are offered with a question. */
export const OUTSIDE_EVALUATION_CHOICES = {
  'evaluation.question': SCALE,
}
