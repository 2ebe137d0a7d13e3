import chineseDays from 'chinese-days'
import { addDays, type Day } from './day'

/** The day that is so many working days later; the first day does not count. */
export function addWorkingDays(day: Day, count: number): Day {
  let at = day
  for (let left = count; left > 0;) {
    at = addDays(at, 1)
    if (isWorkingDay(at)) left--
  }
  return at
}

/** The last working day before a day. */
export function workingDayBefore(day: Day): Day {
  let at = addDays(day, -1)
  while (!isWorkingDay(at)) at = addDays(at, -1)
  return at
}

/**
 * Neither a week-end nor a holiday, or a day that makes up for one. Of years whose arrangement the
 * State Council has not yet announced to us only the days that the law itself names are holidays.
 */
export function isWorkingDay(day: Day): boolean {
  // Of a listed day the name is in several languages. The library's own week-ends depend on the
  // machine's time zone.
  const { name, work } = chineseDays.getDayDetail(day)
  if (name.includes(',')) return work
  if (!isAnnounced(day.slice(0, 4)) && isLegalHoliday(day)) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** A day off by law or arrangement; a week-end alone is none. */
export function isHoliday(day: Day): boolean {
  const { name, work } = chineseDays.getDayDetail(day)
  if (name.includes(',')) return !work
  return !isAnnounced(day.slice(0, 4)) && isLegalHoliday(day)
}

const announced = new Map<string, boolean>()

/** Whether a year's holidays with their make-up days are known. */
function isAnnounced(year: string): boolean {
  const known = announced.get(year)
  if (known !== undefined) return known
  const isListed = chineseDays.getDayDetail(`${year}-10-01`).name.includes(',')
  announced.set(year, isListed)
  return isListed
}

/** 元旦, 劳动节, 国庆节. */
const FIXED = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']
/** 春节, 端午, 中秋, as month and day of the lunar year. */
const LUNAR = ['1-1', '1-2', '1-3', '5-5', '8-15']

/** 全国年节及纪念日放假办法 (of November 2024), article 2. */
function isLegalHoliday(day: Day): boolean {
  if (FIXED.includes(day.slice(5))) return true
  if (isLunar(day, LUNAR) || isLunar(addDays(day, 1), ['1-1'])) return true
  return day.slice(5) === `04-0${qingming(Number(day.slice(2, 4)))}`
}

/** Day of April on which 清明 falls in the year 20yy; the library's depends on the time zone. */
const qingming = (yy: number) => Math.floor(yy * 0.2422 + 4.81) - Math.floor(yy / 4)

function isLunar(day: Day, days: readonly string[]): boolean {
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(day)
  return !isLeap && days.includes(`${lunarMon}-${lunarDay}`)
}
