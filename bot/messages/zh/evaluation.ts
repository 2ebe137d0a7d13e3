import { zhEvaluations } from './evaluations'

export const zhEvaluation = {
  ...zhEvaluations,
}
