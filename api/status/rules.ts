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
