import { zhAssessments } from './assessments'
import { zhEvaluations } from './evaluations'

export const zhEvaluation = {
  ...zhEvaluations,
  ...zhAssessments,
}
