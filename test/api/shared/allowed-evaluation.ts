import { ALLOWED_ASSESSMENTS } from './allowed-assessments'
import { ALLOWED_OUTSIDERS } from './allowed-outsiders'
import { ALLOWED_OUTSIDE_EVALUATION } from './allowed-evaluations'

/** Who may do what about evaluation, written down a second time. */
export const ALLOWED_EVALUATION = {
  ...ALLOWED_OUTSIDE_EVALUATION,
  ...ALLOWED_ASSESSMENTS,
  ...ALLOWED_OUTSIDERS,
}
