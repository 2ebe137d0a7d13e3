import chineseDays from 'chinese-days'
import { addDays, type Day } from '../shared/day'

/** A month of the lunar calendar. */
export interface LunarMonth {
  /** 1 to 12. */
  month: number
  isLeap: boolean
  firstDay: Day
  /** 29 or 30. */
  length: number
}

interface LunarDay {
  /** The solar year in which its year began. */
  year: number
  month: number
  isLeap: boolean
  day: number
}

/**
 * What day of the lunar calendar it is, by a table: the calendar of `Intl` has the New Year of 2027 a day
 * late and that of 2030 a day early, as the new moon falls near midnight.
 */
export function lunarDay(date: Day): LunarDay {
  const { lunarYear: year, lunarMon: month, lunarDay: day, isLeap } = chineseDays.getLunarDate(date)
  return { year, month, isLeap, day }
}

const YEARS = new Map<number, readonly LunarMonth[]>()

/** The months of the lunar year that begins in a solar year, leap month included. */
export function lunarMonths(year: number): readonly LunarMonth[] {
  const known = YEARS.get(year)
  if (known) return known
  const months: LunarMonth[] = []
  // New Year is between 21 January and 20 February, when its second month may have begun.
  let firstDay = newMoon(`${year}-02-20`)
  if (lunarDay(firstDay).month === 2) firstDay = newMoon(addDays(firstDay, -1))
  for (;;) {
    const { year: ofYear, month, isLeap } = lunarDay(firstDay)
    if (ofYear !== year) break
    const isShort = lunarDay(addDays(firstDay, 29)).day === 1
    months.push({ month, isLeap, firstDay, length: isShort ? 29 : 30 })
    firstDay = addDays(firstDay, isShort ? 29 : 30)
  }
  YEARS.set(year, months)
  return months
}

/** The first day of the month a day is in. */
const newMoon = (day: Day): Day => addDays(day, 1 - lunarDay(day).day)

/** The solar day of a lunar one; null where that year has no such month or the month no such day. */
export function solarDay(year: number, month: number, day: number, isLeap = false): Day | null {
  const found = lunarMonths(year).find((each) => each.month === month && each.isLeap === isLeap)
  return found && day >= 1 && day <= found.length ? addDays(found.firstDay, day - 1) : null
}

/** 除夕, 大年三十: the last day of the year, though that has only 29 days in some. */
export function newYearsEve(year: number): Day {
  const last = lunarMonths(year).at(-1)
  if (!last) throw new Error(`no lunar year ${year}`)
  return addDays(last.firstDay, last.length - 1)
}
