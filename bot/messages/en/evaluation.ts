import { enAssessments } from './assessments'
import { enEvaluations } from './evaluations'

export const enEvaluation = {
  ...enEvaluations,
  ...enAssessments,
}
