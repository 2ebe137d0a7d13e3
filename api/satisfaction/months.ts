import { addDays, type Day } from '../shared/day'

/** `2026-12` of a day in it. */
export const monthOf = (day: Day): string => day.slice(0, 7)

export function lastDayOf(month: string): Day {
  // The 28th and four days are always in the next month.
  const next = addDays(`${month}-28`, 4)
  return addDays(next, -Number(next.slice(8)))
}
