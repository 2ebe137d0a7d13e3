import { enSatisfaction } from './satisfaction'

export const enEvaluation = {
  ...enSatisfaction,
}
