import { enOverview } from './overview'

export const enEvaluation = {
  ...enOverview,
}
