import { z } from 'zod'
import { CaseCode } from '../accountabilities/input'

/** Longer than any may be, so that the answer can say by how much. */
export const Manuscript = z.string().trim().min(1).max(500)
export const NewPublishedCase = z.object({ code: CaseCode, text: Manuscript })
export const PublishedDecision = z.object({
  isApproved: z.boolean(),
  reason: z.string().trim().max(200).default(''),
})
export const Quarter = z.string().regex(/^\d{4}Q[1-4]$/)
