import { ALLOWED_ASSESSMENTS } from './allowed-assessments'

/** Who may do what about evaluation, written down a second time. */
export const ALLOWED_EVALUATION = {
  ...ALLOWED_ASSESSMENTS,
}
