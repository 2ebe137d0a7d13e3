import { PEER_COMMANDS } from './command-peer'

/** What a turn may ask to be done about assessment, outside evaluation and satisfaction; part of `Command`. */
export const EVALUATION_COMMANDS = [...PEER_COMMANDS] as const
