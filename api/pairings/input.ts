import { z } from 'zod'
import { PAIRING_REASONS } from '../../db/values/pairings'

/** So many are named in one message. */
export const MOST_AT_ONCE = 20

const Reason = z.enum(PAIRING_REASONS)
const ReasonText = z.string().trim().min(1).max(200).nullable().default(null)

export const NewPairing = z.object({
  householdIds: z.array(z.uuid()).min(1).max(MOST_AT_ONCE),
  staffId: z.uuid(),
  reason: Reason.default('assigned'),
  /** In whoever's words, where there are any. */
  reasonText: ReasonText,
  /** Its first day; null: today. */
  fromDay: z.iso.date().nullable().default(null),
})
export type NewPairing = z.output<typeof NewPairing>

export const PairingEnd = z.object({
  householdId: z.uuid(),
  reason: Reason,
  reasonText: ReasonText,
})
export type PairingEnd = z.output<typeof PairingEnd>

const Said = z.string().trim().min(1).max(200).nullable().default(null)

export const PairingDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  /** What was asked for one by one. */
  householdWords: Said,
  householdIds: z.array(z.uuid()).max(MOST_AT_ONCE).default([]),
  helperWords: Said,
  helperId: z.uuid().nullable().default(null),
})
export type PairingDraftInput = z.output<typeof PairingDraftInput>
