import type { LoanStatus } from '../../db/values/funds'
import type { RollStatus, WatchKind } from '../../db/values/roll'
import { ageOn } from '../data-quality/facts'
import type { Day } from '../shared/day'

/** What a county allows; each a figure. */
export interface LoanLimits {
  mostFen: number
  mostMonths: number
  ageFrom: number
  ageTo: number
}

/** Whom small loans are for: on the register, off it again, or watched (domain.md 5.4). */
export function mayBorrow(status: RollStatus, watch: WatchKind | null): boolean {
  return watch !== null || ['registered', 'exiting', 'exited', 'returned'].includes(status)
}

/** On the day of the loan; whoever turns 66 the day after is still 65. */
export function isOfAge(
  bornOn: Day | null,
  day: Day,
  { ageFrom, ageTo }: Pick<LoanLimits, 'ageFrom' | 'ageTo'>,
): boolean {
  if (bornOn === null) return false
  const age = ageOn(bornOn, day)
  return age >= ageFrom && age <= ageTo
}

export type LendRefusal =
  | 'not_eligible'
  | 'not_production'
  | 'purpose_unclear'
  | 'age'
  | 'too_much'
  | 'too_long'
  | 'lent_in_future'
  | 'already_recorded'

/** Why a loan cannot stand in the ledger so; null when it can. */
export function lendRefusal(facts: {
  status: RollStatus
  watch: WatchKind | null
  purpose: string | null
  isBanned: boolean
  bornOn: Day | null
  amountFen: number
  /** What of it was paid back before it was put down. */
  repaidFen: number
  /** What the household owes of its open loans. */
  owedFen: number
  months: number
  lentOn: Day
  today: Day
  /** The same loan stands there already. */
  isRecorded: boolean
  limits: LoanLimits
}): LendRefusal | null {
  const { limits, lentOn } = facts
  if (!mayBorrow(facts.status, facts.watch)) return 'not_eligible'
  if (facts.isRecorded) return 'already_recorded'
  if (facts.isBanned) return 'not_production'
  if (facts.purpose === null) return 'purpose_unclear'
  if (lentOn > facts.today) return 'lent_in_future'
  if (!isOfAge(facts.bornOn, lentOn, limits)) return 'age'
  const leftFen = facts.amountFen - facts.repaidFen
  if (facts.amountFen > limits.mostFen || leftFen + facts.owedFen > limits.mostFen)
    return 'too_much'
  return facts.months > limits.mostMonths ? 'too_long' : null
}

export type RepayRefusal = 'already_repaid' | 'more_than_owed'

/** Why an amount cannot be paid back; null when it can. */
export function repayRefusal(facts: {
  status: LoanStatus
  amountFen: number
  repaidFen: number
  givenFen: number
}): RepayRefusal | null {
  if (facts.status === 'repaid') return 'already_repaid'
  return facts.givenFen > facts.amountFen - facts.repaidFen ? 'more_than_owed' : null
}

/** On its due day it is still in time. */
export const isLoanLate = (status: LoanStatus, dueOn: Day, today: Day): boolean =>
  status === 'open' && today > dueOn
