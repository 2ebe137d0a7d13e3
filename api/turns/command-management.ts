import { z } from 'zod'
import { ComplaintNumber, HandlingAct } from '../complaints/handling/input'

/** What a turn may ask to be done about projects, money and integrity; part of `Command`. */
export const MANAGEMENT_COMMANDS = [
  z.object({ type: z.literal('handle_complaint'), number: ComplaintNumber, act: HandlingAct }),
] as const
