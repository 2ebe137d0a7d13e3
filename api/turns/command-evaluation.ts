import { ASSESSMENT_COMMANDS } from './command-assessments'
import { OUTSIDE_EVALUATION_COMMANDS } from './command-evaluations'
import { PEER_COMMANDS } from './command-peer'
import { PRESS_COMMANDS } from './command-press'
import { RESIDENCY_COMMANDS } from './command-residency'
import { SATISFACTION_COMMANDS } from './command-satisfaction'

/** What a turn may ask to be done about assessment, outside evaluation and satisfaction; part of `Command`. */
export const EVALUATION_COMMANDS = [
  ...OUTSIDE_EVALUATION_COMMANDS,
  ...ASSESSMENT_COMMANDS,
  ...PEER_COMMANDS,
  ...PRESS_COMMANDS,
  ...RESIDENCY_COMMANDS,
  ...SATISFACTION_COMMANDS,
] as const
