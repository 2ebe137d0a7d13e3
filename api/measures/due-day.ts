import { addDays, type Day } from '../shared/day'
import { dayOn } from '../wording/day-readers'
import { daysIn } from '../wording/days'
import { numberOf, SMALL } from '../wording/numerals'

const YEAR = '(?:(\\d{4})年?|([今本明后])年)?'
const END = '(?:底|末|内|份内?)'
/** 前, 之前完成: belongs to the day, not to what is done. */
const BY = '(?:以前|之前|前|截止)?(?:完成|落实|办好|办完|到位|发放)?'

const BEFORE = /^(?:以前|之前|前)(?:完成|落实|办好|办完|到位|发放)?/u

/** A day by which something is due, and where in the text it stands. */
export interface SaidDue {
  day: Day
  start: number
  end: number
}

type Reader = readonly [RegExp, (found: RegExpExecArray, today: Day) => Day | null]

const READERS: readonly Reader[] = [
  [
    new RegExp(`(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})${BY}`, 'u'),
    ([, year, month = '', date = '']) => dayOf(Number(year), month, date),
  ],
  [
    new RegExp(`${YEAR}(${SMALL})月(${SMALL})[日号]?${BY}`, 'u'),
    ([, year, relative, month = '', date = ''], today) =>
      inYear(year, relative, today, (each) => dayOf(each, month, date)),
  ],
  [
    new RegExp(`${YEAR}(${SMALL})月${END}${BY}`, 'u'),
    ([, year, relative, month = ''], today) =>
      inYear(year, relative, today, (each) => endOfMonth(each, numberOf(month) ?? 0)),
  ],
  [
    new RegExp(`(本|这个?|下个?)月${END}?${BY}`, 'u'),
    ([, which = ''], today) => {
      const next = which.startsWith('下') ? 1 : 0
      return endOfMonth(Number(today.slice(0, 4)), Number(today.slice(5, 7)) + next)
    },
  ],
  [
    // 明年年底, too.
    new RegExp(`(?:(\\d{4})|([今本明后]))?年年?(?:底|末|内)${BY}`, 'u'),
    ([, year, relative], today) => inYear(year, relative, today, (each) => `${each}-12-31`),
  ],
  [
    /(\d{1,3}|[一二两三四五六七八九十]{1,3})(天|个月)(?:之?内|以内)(?:完成|落实|办好|到位)?/u,
    ([, count = '', unit], today) => {
      const many = numberOf(count)
      if (many === undefined) return null
      return addDays(today, unit === '天' ? many : many * 30)
    },
  ],
]

/** The day by which a text says something is to be done; null where it says none. */
export function dueIn(text: string, today: Day): SaidDue | null {
  for (const [pattern, read] of READERS) {
    const found = pattern.exec(text)
    const day = found && read(found, today)
    if (found && day) return { day, start: found.index, end: found.index + found[0].length }
  }
  return otherDueIn(text, today)
}

/** 腊月二十前, 下周五前, 春节前: any other day that is said to be one before which. */
function otherDueIn(text: string, today: Day): SaidDue | null {
  for (const { to, words, at } of daysIn(text, today, 'coming')) {
    const by = BEFORE.exec(text.slice(at + words.length))?.[0]
    if (by && to >= today) return { day: to, start: at, end: at + words.length + by.length }
  }
  return null
}

/** In the year that is said; else the next time there is such a day. */
function inYear(
  year: string | undefined,
  relative: string | undefined,
  today: Day,
  dayIn: (year: number) => Day | null,
): Day | null {
  const now = Number(today.slice(0, 4))
  if (year) return dayIn(Number(year))
  if (relative) return dayIn(now + (relative === '明' ? 1 : relative === '后' ? 2 : 0))
  const day = dayIn(now)
  return day !== null && day < today ? dayIn(now + 1) : day
}

const dayOf = (year: number, month: string, date: string): Day | null =>
  dayOn(year, numberOf(month) ?? 0, numberOf(date) ?? 0)

/** @param month Counted from 1; 13 is January of the next year. */
function endOfMonth(year: number, month: number): Day | null {
  if (month < 1 || month > 13) return null
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
