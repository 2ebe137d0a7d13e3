import { enPeerEvaluations } from './peer-evaluations'

export const enEvaluation = {
  ...enPeerEvaluations,
}
