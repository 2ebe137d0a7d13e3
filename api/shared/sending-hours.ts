import { MESSAGE_CLASSES, type MessageClass } from '../../db/values/messages'
import { addDays, addHours, type Day, dayOf, hourOf, instantOf } from './day'
import { isHoliday } from './working-days'

/** When messages of a class may go out: between two hours in Shanghai, and whether on holidays. */
interface Hours {
  opens: number
  closes: number
  isHolidayToo: boolean
}

const DAYTIME: Hours = { opens: 8, closes: 21, isHolidayToo: true }

/**
 * Nobody is woken (domain 8.1: marketing 8 to 21; of notices no ban is known, and daytime is safest).
 * Answers go out at once, and so do emergencies. What somebody waits for does not wait over a holiday.
 */
const HOURS: Record<MessageClass, Hours | null> = {
  answer: null,
  filing: DAYTIME,
  notice: DAYTIME,
  broadcast: { ...DAYTIME, isHolidayToo: false },
  reminder: { opens: 8, closes: 20, isHolidayToo: false },
}

/** The first moment from `now` on at which a message of the class may go out. */
export function opensAt(messageClass: MessageClass, now: Date): Date {
  const hours = HOURS[messageClass]
  if (!hours) return now
  const hour = hourOf(now)
  let day = hour >= hours.closes ? addDays(dayOf(now), 1) : dayOf(now)
  while (!isOpenOn(hours, day)) day = addDays(day, 1)
  const opening = instantOf(day, hours.opens)
  return opening > now ? opening : now
}

const isOpenOn = ({ isHolidayToo }: Hours, day: Day) => isHolidayToo || !isHoliday(day)

/** Which messages of a class may be taken now. */
export type Open =
  | 'all'
  /** At night. */
  | 'emergencies'
  /** On a holiday by day: those that would be too late after it, too. */
  | { expiringBefore: Date }

export function isOpenFor(messageClass: MessageClass, now: Date): Open {
  const opening = opensAt(messageClass, now)
  if (opening <= now) return 'all'
  const hours = HOURS[messageClass]
  const isDay = hours && hourOf(now) >= hours.opens && hourOf(now) < hours.closes
  return isDay ? { expiringBefore: opening } : 'emergencies'
}

export const SENT_WITHIN_HOURS = 48

/** When a message to many that is decided now goes out, and until when it is still worth it. */
export function sendingTimes(
  now: Date,
  messageClass: MessageClass = 'notice',
): { notBefore: Date; notAfter: Date } {
  const notBefore = opensAt(messageClass, now)
  return { notBefore, notAfter: addHours(notBefore, SENT_WITHIN_HOURS) }
}

/** What never waits behind messages to many, and the rest. */
export const LANES = {
  urgent: ['answer', 'filing'],
  bulk: ['notice', 'broadcast', 'reminder'],
} as const satisfies Record<string, readonly MessageClass[]>
export type Lane = keyof typeof LANES

/** How urgent a class is; the lower the sooner. */
export const rankOf = (messageClass: MessageClass) => MESSAGE_CLASSES.indexOf(messageClass)
