import { z } from 'zod'
import {
  NewSatisfaction,
  SatisfactionAct,
  SatisfactionAnswer,
  SatisfactionCode,
} from '../satisfaction/input'

/** What a turn may ask to be done about satisfaction surveys. */
export const SATISFACTION_COMMANDS = [
  NewSatisfaction.extend({ type: z.literal('draft_satisfaction') }),
  z.object({
    type: z.literal('decide_satisfaction'),
    code: SatisfactionCode,
    act: SatisfactionAct,
  }),
  SatisfactionAnswer.extend({ type: z.literal('answer_satisfaction') }),
  z.object({ type: z.literal('stop_satisfaction'), drawId: z.uuid() }),
] as const
