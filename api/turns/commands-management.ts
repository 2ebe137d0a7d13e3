import { CLAIM_RUNS } from './commands-claims'

/** The services of `MANAGEMENT_COMMANDS` with the rights they need. */
export const MANAGEMENT_RUNS = { ...CLAIM_RUNS } as const
