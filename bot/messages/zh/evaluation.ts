import { zhEvaluations } from './evaluations'

export const zhEvaluation = {
  ...zhEvaluations,
import { zhAssessments } from './assessments'

export const zhEvaluation = {
  ...zhAssessments,
}
