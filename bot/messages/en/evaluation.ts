import { enAnnualReports } from './annual-reports'
import { enAssessments } from './assessments'
import { enEvaluations } from './evaluations'
import { enOverview } from './overview'
import { enPeerEvaluations } from './peer-evaluations'
import { enPressReports } from './press-reports'
import { enResidency } from './residency'
import { enSatisfaction } from './satisfaction'

export const enEvaluation = {
  ...enEvaluations,
  ...enAssessments,
  ...enPeerEvaluations,
  ...enPressReports,
  ...enResidency,
  ...enOverview,
  ...enAnnualReports,
  ...enSatisfaction,
}
