import { z } from 'zod'
import { SATISFACTION_KINDS } from '../../db/values/satisfaction'
import { LONGEST_QUESTION, MOST_ASKED } from './rules'

export const SatisfactionCode = z.string().regex(/^\d{10}$/)
const Path = z.string().regex(/^[a-z0-9]+(\.[a-z0-9]+){0,2}$/)

const Question = z.strictObject({
  kind: z.enum(SATISFACTION_KINDS),
  text: z.string().trim().min(2).max(LONGEST_QUESTION),
})

/** A survey to be drafted, by a route and by a command alike. */
export const NewSatisfaction = z.object({
  areaPath: Path,
  questions: z.array(Question).min(2).max(5),
  /** How many households; without it, as many as the county's margin of error needs. */
  size: z.int().min(1).max(MOST_ASKED).optional(),
})
export type NewSatisfaction = z.output<typeof NewSatisfaction>

export const SatisfactionDraftInput = z.strictObject({ text: z.string().trim().max(1000) })

export const SatisfactionAct = z.enum(['approve', 'cancel'])
export type SatisfactionAct = z.output<typeof SatisfactionAct>

/** What somebody answers to one question of a survey. */
export const SatisfactionAnswer = z.object({
  drawId: z.uuid(),
  seq: z.int().min(1).max(5),
  /** 1 to 5; of yes and no 1 and 0. Without it, and without words, the question is passed over. */
  value: z.int().min(0).max(5).optional(),
  /** In their own words: of the open question, or what nobody understood. */
  words: z.string().trim().min(1).max(1000).optional(),
})
export type SatisfactionAnswer = z.output<typeof SatisfactionAnswer>
