import { ASSESSMENT_RUNS } from './commands-assessments'
import { OUTSIDE_EVALUATION_RUNS } from './commands-evaluations'
import { PEER_RUNS } from './commands-peer'
import { PRESS_RUNS } from './commands-press'
import { RESIDENCY_RUNS } from './commands-residency'
import { SATISFACTION_RUNS } from './commands-satisfaction'

/** The services of `EVALUATION_COMMANDS` with the rights they need. */
export const EVALUATION_RUNS = {
  ...OUTSIDE_EVALUATION_RUNS,
  ...ASSESSMENT_RUNS,
  ...PEER_RUNS,
  ...PRESS_RUNS,
  ...RESIDENCY_RUNS,
  ...SATISFACTION_RUNS,
}
