import { PEER_RUNS } from './commands-peer'

/** The services of `EVALUATION_COMMANDS` with the rights they need. */
export const EVALUATION_RUNS = {
  ...PEER_RUNS,
}
