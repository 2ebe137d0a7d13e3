import type { EntryKind } from '../../db/values/entry-visits'
import type { CaseLevel, HouseholdRoundKind } from '../../db/values/rounds'
import type { SignOffRole } from '../../db/values/sign-offs'
import { PATHS, stepAt } from '../rounds/paths'

/**
 * What a case that is on no list waits for: a round, somebody to come, a meeting, the household's
 * consent, the sheet on the wall; and past all lists its own signature, the officials', the
 * township's report, the county's announcement.
 */
export const WAITING_STAGES = [
  'round',
  'entry',
  'review',
  'consent',
  'posting',
  'own_signature',
  'signing',
  'reporting',
  'checking',
] as const
export type WaitingStage = (typeof WAITING_STAGES)[number]

export interface WaitingFacts {
  kind: HouseholdRoundKind
  /** Null while no round deals with it. */
  level: CaseLevel | null
  /** The review of its level has passed it. */
  isReviewed: boolean
  /** Entries of the round that are finished. */
  entered: readonly EntryKind[]
  /** Who has signed. */
  signed: readonly SignOffRole[]
  isReported: boolean
}

/** What comes next for a case on no list. */
export function waitingStage(facts: WaitingFacts): WaitingStage {
  const { kind, level, isReviewed, entered, signed, isReported } = facts
  if (level === null) return 'round'
  const { signOffs } = PATHS[kind]
  const missing = signOffs?.roles.filter((role) => !signed.includes(role)) ?? []
  const step = stepAt(kind, level)
  if (step) {
    if (step.entry && !isReviewed && !entered.includes(step.entry)) return 'entry'
    if (!isReviewed) return 'review'
    return signOffs?.before === 'notice' && missing.length > 0 ? 'consent' : 'posting'
  }
  if (missing.includes('household')) return 'own_signature'
  if (missing.length > 0) return 'signing'
  return isReported ? 'checking' : 'reporting'
}

/**
 * How a household stands on a posted list: `contested` has an objection to be decided, `severed` waits
 * for it while the rest goes on, `overdue` has waited for it longer than promised, `held` shares a list whose procedure is questioned, `over` has stood
 * its window and goes up next.
 */
export const LISTING_STAGES = ['open', 'contested', 'severed', 'overdue', 'held', 'over'] as const
export type ListingStage = (typeof LISTING_STAGES)[number]

/** What the household is told; its own objection counts for more than the whole list's. */
export function listingStage(listing: {
  isOpen: boolean
  isSevered: boolean
  isHeld: boolean
  objectionDueOn: string | null
  today: string
}): ListingStage {
  if (listing.objectionDueOn && listing.today > listing.objectionDueOn) return 'overdue'
  if (listing.objectionDueOn) return listing.isSevered ? 'severed' : 'contested'
  if (listing.isHeld) return 'held'
  return listing.isOpen ? 'open' : 'over'
}
