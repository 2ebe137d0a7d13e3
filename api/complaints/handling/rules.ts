import type { ComplaintStatus } from '../../../db/values/integrity'
import type { Day } from '../../shared/day'

/** Why a complaint is not taken on 受理. */
export function acceptRefusal({ status }: { status: ComplaintStatus }) {
  return status === 'filed' ? null : 'already_accepted'
}

/** Why its handler does not write to its filer, or it does not change hands: it is over. */
export function openRefusal({ status }: { status: ComplaintStatus }) {
  return status === 'filed' || status === 'accepted' ? null : 'is_decided'
}

/** Why it is not decided 查结. */
export function decideRefusal({ status }: { status: ComplaintStatus }) {
  if (status === 'filed') return 'not_accepted'
  return openRefusal({ status })
}

interface Extended {
  status: ComplaintStatus
  isExtended: boolean
  /** Somebody was asked already and has not answered. */
  isAsked: boolean
  today: Day
  decideDueOn: Day
}

/** Why nobody is asked for more time 延期: once, by whoever took it on, as long as it is in time. */
export function extendRefusal({ status, isExtended, isAsked, today, decideDueOn }: Extended) {
  const refusal = decideRefusal({ status })
  if (refusal) return refusal
  if (isExtended) return 'already_extended'
  if (isAsked) return 'already_asked'
  return today > decideDueOn ? 'too_late' : null
}

/** The fixed hours at which handlers are told how many wait: never when one was filed. */
export const REMIND_HOURS = [9, 15] as const

/** In which of them a moment of a day lies; null: nobody is told now. */
export function remindHour(hour: number): (typeof REMIND_HOURS)[number] | null {
  return REMIND_HOURS.find((each) => each === hour) ?? null
}

/** What waits with a handler. */
export interface Waiting {
  /** Not looked at yet. */
  unseen: number
  /** What their filers wrote and was not looked at. */
  unread: number
  late: number
}

/** Whether there is anything to say: of what is late in the morning alone. */
export const isWorthTelling = ({ unseen, unread, late }: Waiting, hour: number): boolean =>
  unseen + unread > 0 || (late > 0 && hour === REMIND_HOURS[0])
