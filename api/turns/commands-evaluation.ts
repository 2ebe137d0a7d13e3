import { RESIDENCY_RUNS } from './commands-residency'

/** The services of `EVALUATION_COMMANDS` with the rights they need. */
export const EVALUATION_RUNS = { ...RESIDENCY_RUNS }
