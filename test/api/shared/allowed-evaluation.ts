import { ALLOWED_ASSESSMENTS } from './allowed-assessments'
import { ALLOWED_OUTSIDE_EVALUATION } from './allowed-evaluations'
import { ALLOWED_OUTSIDERS } from './allowed-outsiders'
import { ALLOWED_OVERVIEW } from './allowed-overview'
import { ALLOWED_RESIDENCY } from './allowed-residency'
import { ALLOWED_SATISFACTION } from './allowed-satisfaction'

/** Who may do what about evaluation, written down a second time. */
export const ALLOWED_EVALUATION = {
  ...ALLOWED_ASSESSMENTS,
  ...ALLOWED_OUTSIDE_EVALUATION,
  ...ALLOWED_OUTSIDERS,
  ...ALLOWED_OVERVIEW,
  ...ALLOWED_RESIDENCY,
  ...ALLOWED_SATISFACTION,
}
