import { ALLOWED_OUTSIDERS } from './allowed-outsiders'

/** Who may do what about evaluation, written down a second time. */
export const ALLOWED_EVALUATION = {
  ...ALLOWED_OUTSIDERS,
}
