import { addDays, type Day, dayOf, instantOf } from './day'
import { isWorkingDay } from './working-days'

const REMINDER_HOUR = 8

/** The last working day before a day. */
function workingDayBefore(day: Day): Day {
  let at = addDays(day, -1)
  while (!isWorkingDay(at)) at = addDays(at, -1)
  return at
}

/**
 * When whoever must act is reminded of a deadline: on the morning of the last working day before it,
 * and no more once it has passed. Null where that morning is over: they have heard of it just now.
 * @param dueAt The first moment that is too late.
 */
export function remindingTimes(now: Date, dueAt: Date): { notBefore: Date; notAfter: Date } | null {
  const lastDay = dayOf(new Date(dueAt.getTime() - 1))
  const notBefore = instantOf(workingDayBefore(lastDay), REMINDER_HOUR)
  return notBefore > now ? { notBefore, notAfter: dueAt } : null
}
