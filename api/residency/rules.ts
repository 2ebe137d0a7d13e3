import type { AreaPath } from '../../db/values/areas'
import type { LeaveStatus, RecallStatus } from '../../db/values/residency'
import { addDays, type Day } from '../shared/day'
import { type Personal, personalIn } from '../village-lists/rules'

/** A day said by mistake can be taken back for so long. */
export const CORRECTION_DAYS = 7

export type PresenceRefusal =
  'not_resident' | 'which_village' | 'on_leave' | 'in_future' | 'too_long_ago' | 'not_today'

/** Why a day in the village cannot be noted, or taken back, so. */
export function presenceRefusal(facts: {
  villages: readonly AreaPath[]
  isPresent: boolean
  day: Day
  today: Day
  isOnLeave: boolean
}): PresenceRefusal | null {
  const { villages, isPresent, day, today } = facts
  if (villages.length === 0) return 'not_resident'
  if (villages.length > 1) return 'which_village'
  if (day > today) return 'in_future'
  if (!isPresent) return day < addDays(today, -CORRECTION_DAYS) ? 'too_long_ago' : null
  // Said on the day itself, or not at all.
  if (day !== today) return 'not_today'
  return facts.isOnLeave ? 'on_leave' : null
}

export interface Span {
  fromDay: Day
  toDay: Day
}

export const daysOf = ({ fromDay, toDay }: Span): number =>
  Math.round((Date.parse(toDay) - Date.parse(fromDay)) / 86_400_000) + 1

/** Days of some leave that were taken within others: up to the day before whoever took it was back. */
export function daysTaken(leave: Span & { backOn: Day | null }, within: Span): number {
  const last = leave.backOn === null ? leave.toDay : addDays(leave.backOn, -1)
  const fromDay = leave.fromDay > within.fromDay ? leave.fromDay : within.fromDay
  const ends = [last, leave.toDay, within.toDay].toSorted()
  const toDay = ends[0] ?? last
  return toDay < fromDay ? 0 : daysOf({ fromDay, toDay })
}

/** Nobody asks for leave earlier than half a year before. */
export const LEAVE_AHEAD_DAYS = 183

export type LeaveRefusal =
  Personal | 'not_resident' | 'in_past' | 'turned_round' | 'too_long' | 'overlaps' | 'no_reason'

/** Why leave cannot be asked for so. */
export function leaveRefusal(
  facts: Span & {
    isResident: boolean
    today: Day
    mostDays: number
    reason: string
    /** What was asked for or approved and is not over. */
    others: readonly Span[]
  },
): LeaveRefusal | null {
  const { fromDay, toDay, today, mostDays, others } = facts
  if (!facts.isResident) return 'not_resident'
  // A day that is over reads as next year's where no year is said.
  if (fromDay < today || fromDay > addDays(today, LEAVE_AHEAD_DAYS)) return 'in_past'
  if (toDay < fromDay) return 'turned_round'
  if (daysOf(facts) > mostDays) return 'too_long'
  if (others.some((other) => other.fromDay <= toDay && fromDay <= other.toDay)) return 'overlaps'
  return facts.reason === '' ? 'no_reason' : personalIn(facts.reason)
}

export type JudgeRefusal = Personal | 'own' | 'tied' | 'already_judged' | 'no_reason'

/** Why somebody cannot decide so; a refusal says why. */
export function judgeLeaveRefusal(facts: {
  status: LeaveStatus
  isOwn: boolean
  isTied: boolean
  isGranted: boolean
  reason: string
}): JudgeRefusal | null {
  if (facts.isOwn) return 'own'
  if (facts.isTied) return 'tied'
  if (facts.status !== 'asked') return 'already_judged'
  if (!facts.isGranted && facts.reason === '') return 'no_reason'
  return personalIn(facts.reason)
}

export type RecallRefusal =
  Personal | 'own' | 'tied' | 'not_resident' | 'already_proposed' | 'no_reason'

/** Why a recall cannot be proposed so; never by whom it is about. */
export function recallRefusal(facts: {
  isOwn: boolean
  isTied: boolean
  isResident: boolean
  isProposed: boolean
  reason: string
}): RecallRefusal | null {
  if (facts.isOwn) return 'own'
  if (facts.isTied) return 'tied'
  if (!facts.isResident) return 'not_resident'
  if (facts.isProposed) return 'already_proposed'
  return facts.reason === '' ? 'no_reason' : personalIn(facts.reason)
}

export type DecideRefusal = JudgeRefusal | 'own_proposal' | 'own_decision'

/**
 * Why somebody cannot decide about a recall: the second person decides it, and a third what was said against
 * it.
 */
export function decideRefusal(facts: {
  status: RecallStatus
  isOwn: boolean
  isTied: boolean
  isProposer: boolean
  isDecider: boolean
  /** Something was said against it that nobody has answered. */
  isContested: boolean
  reason: string
}): DecideRefusal | null {
  if (facts.isOwn) return 'own'
  if (facts.isTied) return 'tied'
  if (facts.isProposer) return 'own_proposal'
  const isOpen = facts.status === 'proposed' || (facts.status === 'recalled' && facts.isContested)
  if (!isOpen) return 'already_judged'
  if (facts.status === 'recalled' && facts.isDecider) return 'own_decision'
  return facts.reason === '' ? 'no_reason' : personalIn(facts.reason)
}

export type ContestRefusal = Personal | 'already_contested' | 'not_recalled' | 'no_reason'

/** Why nothing can be said against a recall so: once, before it is decided or after. */
export function contestRefusal(facts: {
  status: RecallStatus
  isContested: boolean
  text: string
}): ContestRefusal | null {
  if (facts.status === 'refused') return 'not_recalled'
  if (facts.isContested) return 'already_contested'
  return facts.text === '' ? 'no_reason' : personalIn(facts.text)
}
