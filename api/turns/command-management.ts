import { z } from 'zod'
import { NewMove, NewSource } from '../funds/input'

/** What a turn may ask to be done about projects, money and integrity; part of `Command`. */
export const MANAGEMENT_COMMANDS = [
  NewSource.extend({ type: z.literal('record_fund_source') }),
  NewMove.extend({ type: z.literal('move_funds') }),
] as const
