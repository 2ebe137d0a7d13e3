import { z } from 'zod'
import { COMPLAINT_FINDINGS, MISCONDUCT_KINDS, PROBLEM_CLASSES } from '../../../db/values/integrity'

export const ComplaintNumber = z.string().regex(/^\d{8}$/)
const Words = z.string().trim().min(1).max(500)

/** What a handler does about a complaint. */
export const HANDLING_ACTS = [
  z.strictObject({
    type: z.literal('accept'),
    class: z.enum(PROBLEM_CLASSES),
    /** Corrected; else it stays what its filer called it. */
    kind: z.enum(MISCONDUCT_KINDS).optional(),
  }),
  z.strictObject({ type: z.literal('ask'), text: Words }),
  z.strictObject({ type: z.literal('extend'), text: Words }),
  z.strictObject({ type: z.literal('allow_extension'), isAllowed: z.boolean() }),
  z.strictObject({ type: z.literal('decide'), finding: z.enum(COMPLAINT_FINDINGS), text: Words }),
  z.strictObject({ type: z.literal('hand_up'), text: Words }),
  z.strictObject({ type: z.literal('add_accused'), staffId: z.uuid() }),
] as const
export const HandlingAct = z.discriminatedUnion('type', HANDLING_ACTS)
export type HandlingAct = z.output<typeof HandlingAct>
type Given<T extends HandlingAct['type']> = Extract<HandlingAct, { type: T }>

/** What is done, and to which complaint of the actor's. */
export type Handling<T extends HandlingAct['type']> = Omit<Given<T>, 'type'> & { number: string }
