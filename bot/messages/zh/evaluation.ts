import { zhAssessments } from './assessments'
import { zhEvaluations } from './evaluations'
import { zhPeerEvaluations } from './peer-evaluations'
import { zhPressReports } from './press-reports'

export const zhEvaluation = {
  ...zhEvaluations,
  ...zhAssessments,
  ...zhPeerEvaluations,
  ...zhPressReports,
}
