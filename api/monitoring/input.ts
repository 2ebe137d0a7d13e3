import { z } from 'zod'

/** Of a list: the words for an area, and how many are wanted. */
export const MonitoringQuery = z.object({
  text: z.string().trim().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const LedgerEnding = z.object({
  householdId: z.uuid(),
  reason: z.string().trim().min(1).max(500),
})

const Said = z.string().trim().min(1).max(50).nullable().default(null)

export const LedgerDraftInput = z.strictObject({
  /** 牟大岭 病好了. */
  text: z.string().trim().max(1000),
  householdName: Said,
  householdId: z.uuid().nullable().default(null),
  reasonWords: z.string().trim().min(1).max(500).nullable().default(null),
})
