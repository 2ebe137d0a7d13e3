import { ASSESSMENT_RUNS } from './commands-assessments'
import { OUTSIDE_EVALUATION_RUNS } from './commands-evaluations'

/** The services of `EVALUATION_COMMANDS` with the rights they need. */
export const EVALUATION_RUNS = {
  ...OUTSIDE_EVALUATION_RUNS,
  ...ASSESSMENT_RUNS,
}
