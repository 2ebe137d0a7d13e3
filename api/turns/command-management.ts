import { CLAIM_COMMANDS } from './command-claims'

/** What a turn may ask to be done about projects, money and integrity; part of `Command`. */
export const MANAGEMENT_COMMANDS = [...CLAIM_COMMANDS] as const
