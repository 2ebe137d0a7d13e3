import { enEvaluations } from './evaluations'

export const enEvaluation = {
  ...enEvaluations,
import { enAssessments } from './assessments'

export const enEvaluation = {
  ...enAssessments,
}
