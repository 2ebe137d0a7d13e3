import { zhOverview } from './overview'

export const zhEvaluation = {
  ...zhOverview,
}
