import type { RollStatus, WatchKind } from '../../db/values/roll'
import type { StaffRole } from '../../db/values/staff'
import { addDays, type Day } from '../shared/day'

/** How often a household must be visited: `key` 重点户 monthly, `other` quarterly, as the county sets it. */
export type VisitClass = 'key' | 'other'

const KEY: readonly RollStatus[] = ['registered', 'exiting', 'returned']

/** Which households must be visited at all; null for those in no care of the programme. */
export function visitClassOf(household: {
  status: RollStatus
  watch: WatchKind | null
  /** Stands on the ledger 档外台账. */
  isOnLedger: boolean
}): VisitClass | null {
  const { status, watch, isOnLedger } = household
  if (status === 'closed' || status === 'terminated') return null
  if (KEY.includes(status) || watch !== null) return 'key'
  return status === 'exited' || isOnLedger ? 'other' : null
}

/** A figure and since when it is in force. */
export interface VisitDays {
  days: number
  validFrom: Day
}

/**
 * The last day on which the next visit is in time: so many days after the last one. Of a household
 * nobody visited they count from when it was first paired, else from when it stands so on the roll; and
 * never from before the county asked for visits, or from before it was on our roll. A key household has its days anew from when it became one, by
 * its standing or by being watched.
 */
export function visitDueOn(
  household: {
    class: VisitClass
    lastVisitOn: Day | null
    firstPairedOn: Day | null
    /** When our roll first knew of it; null where nothing tells. */
    enteredOn: Day | null
    /** Since when it stands on the roll as it does. */
    statusSince: Day | null
    /** Since when it is watched; null where it is not, or nothing tells. */
    watchedSince: Day | null
  },
  { days, validFrom }: VisitDays,
): Day {
  const { lastVisitOn, firstPairedOn, enteredOn, statusSince, watchedSince } = household
  const begun = later(lastVisitOn ?? firstPairedOn ?? statusSince ?? validFrom, watchedSince)
  if (lastVisitOn === null) return addDays(later(later(begun, validFrom), enteredOn), days)
  return addDays(household.class === 'key' ? later(begun, statusSince) : begun, days)
}

const later = (one: Day, other: Day | null): Day => (other !== null && other > one ? other : one)

/** On its due day a visit is in time. */
export const isVisitLate = (dueOn: Day, today: Day): boolean => today > dueOn

/** Who notes visits, so that the duty to one can be theirs; a department helps but notes none. */
export const VISITING_ROLES = [
  'group_cadre',
  'village_cadre',
  'village_secretary',
  'resident_cadre',
  'first_secretary',
  'township_clerk',
  'township_committee',
  'township_secretary',
  'township_head',
] as const satisfies readonly StaffRole[]

const DAY = 86_400_000
/** How many days lie between two. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
