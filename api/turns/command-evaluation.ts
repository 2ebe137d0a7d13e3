import { SATISFACTION_COMMANDS } from './command-satisfaction'

/** What a turn may ask to be done about assessment, outside evaluation and satisfaction; part of `Command`. */
export const EVALUATION_COMMANDS = [...SATISFACTION_COMMANDS] as const
