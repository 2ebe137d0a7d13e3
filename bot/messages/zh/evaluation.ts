import { zhPeerEvaluations } from './peer-evaluations'
import { zhPressReports } from './press-reports'

export const zhEvaluation = {
  ...zhPeerEvaluations,
  ...zhPressReports,
}
