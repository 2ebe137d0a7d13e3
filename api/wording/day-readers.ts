import { addDays, type Day } from '../shared/day'
import { lunarDay } from './lunar'
import { digitsOf, numberOf, SMALL } from './numerals'

/** What is told of is past, what is planned is to come: 3月5号 alone is one or the other. */
export type Lean = 'past' | 'coming'

/** Calendar days, both included. */
export interface Days {
  from: Day
  to: Day
}

export interface Reader {
  /** Tried at one place of a text; sticky. */
  pattern: RegExp
  /** Null where it is no day after all. */
  read(groups: Record<string, string | undefined>, today: Day, lean: Lean): Days | null
}

export const reader = (pattern: string, read: Reader['read']): Reader => ({
  pattern: new RegExp(pattern, 'uy'),
  read,
})

export const only = (day: Day | null): Days | null => (day === null ? null : { from: day, to: day })
export const yearOf = (day: Day) => Number(day.slice(0, 4))

/** Null for 30 February. */
export function dayOn(year: number, month: number, date: number): Day | null {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${year}-${two(month)}-${two(date)}`
  const isReal = !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day
  return isReal ? day : null
}

/** @param month Counted from 1; 0 is December of the year before, 13 January of the next. */
export function monthDays(year: number, month: number): Days {
  const isoOf = (date: Date) => date.toISOString().slice(0, 10)
  return {
    from: isoOf(new Date(Date.UTC(year, month - 1, 1))),
    to: isoOf(new Date(Date.UTC(year, month, 0))),
  }
}

const PARTS: readonly (readonly [RegExp, from: number, to: number])[] = [
  [/^(?:初|头)$/, 1, 10],
  [/^上旬$/, 1, 10],
  [/^(?:中旬?|中间)$/, 11, 20],
  [/^(?:底|末|尾|下旬)$/, 21, 31],
]
export const PART_OF_MONTH =
  '(?<part>初(?![一二三四五六七八九十])|头(?!疼|痛)|上旬|中旬|下旬|底|末|尾)'

/** Of a month its first ten days, 初, or its last, 底. */
export function partOf({ from, to }: Days, part: string | undefined): Days {
  const [, first, last] = PARTS.find(([name]) => name.test(part ?? '')) ?? []
  if (first === undefined || last === undefined) return { from, to }
  const end = addDays(from, last - 1)
  return { from: addDays(from, first - 1), to: end < to ? end : to }
}

export const YEAR =
  '(?:(?<year>\\d{4}|[零〇一二三四五六七八九]{4})年?|(?<near>今|本|当|去|大前|前|明|后)年)'

const YEARS: Readonly<Record<string, number>> = {
  今: 0,
  本: 0,
  当: 0,
  去: -1,
  前: -2,
  大前: -3,
  明: 1,
  后: 2,
}

/** The year that was said, 2026 or 明年; undefined where none was. */
export function saidYear(
  { year, near }: Record<string, string | undefined>,
  thisYear: number,
): number | undefined {
  if (year !== undefined) return Number(digitsOf(year))
  return near === undefined ? undefined : thisYear + (YEARS[near] ?? 0)
}

/** The same of the lunar calendar, whose year is the old one until its New Year. */
export const saidLunarYear = (groups: Record<string, string | undefined>, today: Day) =>
  saidYear(groups, lunarDay(today).year)

/**
 * Of what comes again every year: the next that is not over, or the last that has begun.
 * @param inYear Null in a year that has none, as 2月29日.
 */
export function nearest(
  today: Day,
  lean: Lean,
  year: number,
  inYear: (year: number) => Days | null,
): Days | null {
  const ahead = lean === 'coming' ? [-1, 0, 1, 2, 3, 4, 5] : [1, 0, -1, -2, -3, -4, -5]
  const all = ahead.flatMap((each) => inYear(year + each) ?? [])
  const found = all.find(({ from, to }) => (lean === 'coming' ? to >= today : from <= today))
  return found ?? null
}

export const small = (text: string | undefined): number => numberOf(text ?? '') ?? NaN
export { SMALL }
