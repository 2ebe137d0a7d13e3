import { z } from 'zod'
import { CONSENT_WAYS } from '../../db/values/proxies'

/** For whom, by what proof, and how the household agreed. */
export const NewProxy = z.strictObject({
  /** The head's name, with the 社 where several have it: 3社牟大山. */
  head: z.string().trim().min(1).max(50),
  /** Of any member's ID; null where a member of staff acts by their role. */
  idLast4: z
    .string()
    .regex(/^\d{3}[\dX]$/)
    .nullable()
    .default(null),
  consent: z.enum(CONSENT_WAYS),
})
export type NewProxy = z.output<typeof NewProxy>

/** The same, with what is filed at once. */
export const NewAct = NewProxy.extend({
  act: z.enum(['apply', 'help']).nullish(),
  /** What help is called for. */
  text: z.string().trim().min(1).max(1000).nullish(),
})
export type NewAct = z.output<typeof NewAct>
