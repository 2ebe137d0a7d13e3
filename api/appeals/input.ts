import { z } from 'zod'

export const NewAppeal = z.strictObject({
  /** The receipt of what was decided. */
  code: z.string().regex(/^\d{10}$/),
  text: z.string().trim().max(1000),
})

/** As a cadre writes it down. */
export const EnteredAppeal = NewAppeal.extend({ way: z.enum(['paper', 'speech']) })
