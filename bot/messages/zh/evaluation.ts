import { zhSatisfaction } from './satisfaction'

export const zhEvaluation = {
  ...zhSatisfaction,
}
