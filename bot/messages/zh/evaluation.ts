import { zhAnnualReports } from './annual-reports'
import { zhAssessments } from './assessments'
import { zhEvaluations } from './evaluations'
import { zhOverview } from './overview'
import { zhPeerEvaluations } from './peer-evaluations'
import { zhPressReports } from './press-reports'
import { zhResidency } from './residency'
import { zhSatisfaction } from './satisfaction'

export const zhEvaluation = {
  ...zhEvaluations,
  ...zhAssessments,
  ...zhPeerEvaluations,
  ...zhPressReports,
  ...zhResidency,
  ...zhOverview,
  ...zhAnnualReports,
  ...zhSatisfaction,
}
