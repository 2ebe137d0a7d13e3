import type { Verdict } from '../../db/values/entry-visits'
import type { ApplicationStatus } from '../../db/values/filings'
import type { RollStatus } from '../../db/values/roll'
import { CASE_LEVELS, type CaseLevel } from '../../db/values/rounds'
import { refusalFor } from '../applications/rules'

/** The case of a household in a round, as far as it bears on its entries. */
export interface Case {
  status: ApplicationStatus
  level: CaseLevel | null
  reviewId: string | null
}

export type ScreeningRefusal =
  'no_round' | 'on_register' | 'household_closed' | 'group_has_cadre' | 'reviewed'

/**
 * Why a household may not be screened, or not again; null when it may. What its group has already
 * reviewed is not changed beneath the review.
 */
export function screeningRefusal(facts: {
  isRoundOpen: boolean
  status: RollStatus
  isScreener: boolean
  /** Null while it was not. */
  screened: Verdict | null
  case: Case | null
}): ScreeningRefusal | null {
  if (!facts.isRoundOpen) return 'no_round'
  const refusal = refusalFor(facts.status)
  if (refusal) return refusal
  if (!facts.isScreener) return 'group_has_cadre'
  return facts.screened !== null && isPast(facts.case, 'group') ? 'reviewed' : null
}

/** Whether the review of a level has decided a case. */
function isPast(standing: Case | null, level: CaseLevel): boolean {
  if (!standing?.level) return false
  const [at, asked] = [CASE_LEVELS.indexOf(standing.level), CASE_LEVELS.indexOf(level)]
  const isDeclined = standing.status === 'declined'
  return at > asked || (at === asked && (standing.reviewId !== null || isDeclined))
}

export type RevisitRefusal =
  'no_round' | 'not_entered' | 'surveyed_it' | 'not_settled' | 'reviewed' | 'declined'

/** Why a revisit is not taken; null when it is. The tie of whoever goes is looked at before. */
export function revisitRefusal(facts: {
  isRoundOpen: boolean
  /** A finished screening or survey is there to go back to. */
  isEntered: boolean
  /** The actor surveyed the household, or came along. */
  hasSurveyed: boolean
  /** As many answers as there are disputes. */
  isWhole: boolean
  case: Case | null
}): RevisitRefusal | null {
  if (!facts.isRoundOpen) return 'no_round'
  if (!facts.isEntered) return 'not_entered'
  if (facts.hasSurveyed) return 'surveyed_it'
  if (!facts.isWhole) return 'not_settled'
  if (isPast(facts.case, 'township')) return 'reviewed'
  // A level below has declined it: nobody decides by what is found now.
  return facts.case?.status === 'declined' ? 'declined' : null
}
