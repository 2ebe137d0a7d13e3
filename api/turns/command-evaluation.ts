import { RESIDENCY_COMMANDS } from './command-residency'

/** What a turn may ask to be done about assessment, outside evaluation and satisfaction; part of `Command`. */
export const EVALUATION_COMMANDS = [...RESIDENCY_COMMANDS] as const
