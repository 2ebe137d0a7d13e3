import { z } from 'zod'

export const ProjectCode = z.string().regex(/^\d{9}$/)
/** At most ten thousand million yuan. */
export const AmountFen = z.int().min(1).max(1_000_000_000_000)
export const Words = z.string().trim().min(1).max(500)

export const NewAcceptance = z.object({
  code: ProjectCode,
  amountFen: AmountFen,
  /** What was found: quantity and quality. */
  text: Words,
  /** Of each performance goal, in its order, what it brought. */
  achieved: z.array(z.int().min(0).max(1_000_000_000)).max(20).default([]),
})
export const ReturnedWork = z.object({ code: ProjectCode, reason: Words })

export const StepDraftInput = z.strictObject({
  code: ProjectCode,
  text: z.string().trim().max(1000).default(''),
})
export type StepDraftInput = z.output<typeof StepDraftInput>
