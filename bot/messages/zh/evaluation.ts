import { zhResidency } from './residency'

export const zhEvaluation = {
  ...zhResidency,
}
