import { SATISFACTION_RUNS } from './commands-satisfaction'

/** The services of `EVALUATION_COMMANDS` with the rights they need. */
export const EVALUATION_RUNS = {
  ...SATISFACTION_RUNS,
} as const
