import type { Day } from '../shared/day'

/** Before it nothing of the programme was on record. */
const FIRST_YEAR = 2014

/** A report is of a year that has begun. */
export const isReportYear = (year: number, today: Day): boolean =>
  Number.isInteger(year) && year >= FIRST_YEAR && year <= Number(today.slice(0, 4))
