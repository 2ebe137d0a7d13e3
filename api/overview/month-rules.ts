import { addDays, type Day } from '../shared/day'

/** In so many first days of a month the one before is recorded; later it would not be how it ended. */
const RECORDED_WITHIN = 3

/** The month that is over and its last day; null where it is too late to say how it ended. */
export function lastMonthOver(today: Day): { month: string; lastDay: Day } | null {
  if (Number(today.slice(8)) > RECORDED_WITHIN) return null
  const lastDay = addDays(`${today.slice(0, 8)}01`, -1)
  return { month: lastDay.slice(0, 7), lastDay }
}
