import { z } from 'zod'
import { AddedToComplaint, NewComplaint } from '../complaints/input'

/** What a turn may ask to be done about projects, money and integrity; part of `Command`. */
export const MANAGEMENT_COMMANDS = [
  NewComplaint.extend({ type: z.literal('file_complaint') }),
  AddedToComplaint.extend({ type: z.literal('add_to_complaint') }),
] as const
