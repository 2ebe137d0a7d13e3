import { z } from 'zod'
import { LEAD_OUTCOMES } from '../../db/values/leads'

const Words = z.string().trim().min(1).max(1000)

export const LeadCode = z.string().regex(/^\d{10}$/)

export const Explanation = z.object({ text: Words })

/** What was seen on the spot, and what the household said of it; pictures come with a message alone. */
export const NewCheck = z.object({
  seen: z.string().trim().max(1000),
  said: Words.nullable().default(null),
  visitedOn: z.iso.date().nullable().default(null),
})

export const LeadDecision = z.object({
  decision: z.enum([...LEAD_OUTCOMES, 'referred']),
  reason: z.string().trim().max(1000),
  successorId: z.uuid().nullable().default(null),
})
