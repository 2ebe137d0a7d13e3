import { enPeerEvaluations } from './peer-evaluations'
import { enPressReports } from './press-reports'

export const enEvaluation = {
  ...enPeerEvaluations,
  ...enPressReports,
}
