import { enAssessments } from './assessments'
import { enEvaluations } from './evaluations'
import { enPeerEvaluations } from './peer-evaluations'
import { enPressReports } from './press-reports'

export const enEvaluation = {
  ...enEvaluations,
  ...enAssessments,
  ...enPeerEvaluations,
  ...enPressReports,
}
