import { zhPeerEvaluations } from './peer-evaluations'

export const zhEvaluation = {
  ...zhPeerEvaluations,
}
