import { enEvaluations } from './evaluations'

export const enEvaluation = {
  ...enEvaluations,
}
