import { enResidency } from './residency'

export const enEvaluation = {
  ...enResidency,
}
