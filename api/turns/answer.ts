import { z } from 'zod'
import { TEMPLATES, type TemplateName } from '../messages/templates'

const Template = z.custom<TemplateName>(
  (value) => typeof value === 'string' && Object.hasOwn(TEMPLATES, value),
)
const SaySchema = z.object({
  template: Template,
  vars: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})

/** One message to say, with what can be picked in it: buttons where the channel has them, else digits. */
export const Reply = SaySchema.extend({
  choices: z
    .array(z.object({ id: z.string().max(100), say: SaySchema }))
    .max(9)
    .optional(),
  /** Path of a page of ours; under the same address with `.png` it is a picture. */
  picture: z
    .string()
    .regex(/^(?:\/[a-z0-9-]+){1,5}$/)
    .max(200)
    .optional(),
})
export type Reply = z.infer<typeof Reply>

/** The state of a conversation is the bot's own; the API keeps it and never reads it. */
export const Session = z.record(z.string(), z.json()).nullable()
export type Session = z.infer<typeof Session>

/** How a turn ends: what is said, and where the conversation stands after it. */
export const Ending = z.object({
  replies: z.array(Reply).max(5),
  session: Session,
  /** A question to confirm is open until then. */
  confirmsUntil: z.iso.datetime().optional(),
})
export type Ending = z.infer<typeof Ending>

/**
 * What is kept of a turn that is to be forgotten: words and answer of a harmless one, so that neither gaps nor lengths tell
 * which turns were about a complaint.
 */
export const Instead = z.object({
  text: z.string().min(1).max(20),
  /** None of a message that got no answer: its writer had written too much. */
  replies: z.array(Reply).max(5),
})
export type Instead = z.infer<typeof Instead>

/** What a command came to: a stable word, and what the sentence about it needs. */
export interface Outcome {
  code: string
  vars: Record<string, string | number | null>
}

/** The ending for an outcome, its variables filled in. Undefined when the bot foresaw no such outcome. */
export function endingFor(endings: Record<string, Ending>, outcome: Outcome): Ending | undefined {
  const ending = endings[outcome.code] ?? endings['refused']
  if (!ending) return undefined
  const replies = ending.replies.map((reply) => ({
    ...reply,
    // What the bot knew stays: a question that is asked again is about its own household.
    vars: { ...outcome.vars, ...reply.vars },
  }))
  return { ...ending, replies }
}
