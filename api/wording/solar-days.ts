import { addDays, type Day } from '../shared/day'
import {
  dayOn,
  monthDays,
  nearest,
  only,
  PART_OF_MONTH,
  partOf,
  type Reader,
  reader,
  saidYear,
  SMALL,
  small,
  YEAR,
  yearOf,
} from './day-readers'
import { digitsOf } from './numerals'

const OFFSETS: readonly (readonly [RegExp, number])[] = [
  [/^今/u, 0],
  [/^昨/u, -1],
  [/^大前/u, -3],
  [/^前/u, -2],
  [/^明/u, 1],
  [/^大后/u, 3],
  [/^后/u, 2],
]

/** A date of no year that is told of is this year's still half a year ahead: then its writer is asked. */
const HALF_A_YEAR = 183
/** 7点, 3号线, 5号楼: no day of a month. */
const NO_DATE = '(?!线|楼|院|门|桥|井|机|池|码|房|桌|床|电|文|令|车|公路|信)'
/** 三月薪, as in 张三月薪3500; 三月三 is a feast. */
const NO_MONTH = '(?!薪|瓜|工资|收|租|均|供|利|报|息|产|入|嫂|饼|亮|经|球|光|[\\d三])'

const date = (year: number, month: string | undefined, day: string | undefined) =>
  dayOn(year, small(month), small(day))

export const SOLAR: readonly Reader[] = [
  reader(
    '[今昨明][天日儿早晚](?!年)|(?:大?前|大?后)[天日儿](?!残|性|形成|努力)',
    ({ words = '' }, today) => {
      const offset = OFFSETS.find(([pattern]) => pattern.test(words))?.[1] ?? 0
      return only(addDays(today, offset))
    },
  ),
  reader(
    `(?<year>\\d{4})[-./年](?<month>\\d{1,2})[-./月](?<date>\\d{1,2})(?!\\d|个)[日号]?`,
    (said) => only(date(Number(said['year']), said['month'], said['date'])),
  ),
  reader(
    `(?:${YEAR}的?)?(?<month>${SMALL})月(?:份的?)?(?:(?<date>${SMALL})(?:[日号]${NO_DATE}|(?!\\d|个|[一二三四五六七八九十百千万点:,.]\\d?)))`,
    (said, today, lean) => {
      const year = saidYear(said, yearOf(today))
      if (year !== undefined) return only(date(year, said['month'], said['date']))
      const inYear = (each: number) => only(date(each, said['month'], said['date']))
      if (lean === 'coming') return nearest(today, lean, yearOf(today), inYear)
      const days = inYear(yearOf(today))
      return days && days.from > addDays(today, HALF_A_YEAR) ? inYear(yearOf(today) - 1) : days
    },
  ),
  reader(
    `(?<which>上{1,2}|下{1,2}|本|这|当)个?月(?:份)?(?:(?<date>${SMALL})[日号]${NO_DATE}|${PART_OF_MONTH})?`,
    ({ which = '', date: day, part }, today) => {
      const step = which.startsWith('上')
        ? -which.length
        : which.startsWith('下')
          ? which.length
          : 0
      const month = monthDays(yearOf(today), Number(today.slice(5, 7)) + step)
      if (day === undefined) return partOf(month, part)
      return only(date(yearOf(month.from), month.from.slice(5, 7), day))
    },
  ),
  reader(
    `(?:${YEAR}的?)?(?<!\\d)(?<month>${SMALL})月(?:份)?${PART_OF_MONTH}?${NO_MONTH}`,
    (said, today, lean) => {
      const month = small(said['month'])
      if (!(month >= 1 && month <= 12)) return null
      const inYear = (each: number) => partOf(monthDays(each, month), said['part'])
      const year = saidYear(said, yearOf(today))
      return year === undefined ? nearest(today, lean, yearOf(today), inYear) : inYear(year)
    },
  ),
  reader(
    `(?<which>上{1,2}|下{1,2}|本|这)?个?(?<word>周|星期|礼拜)(?<name>[一二三四五六日天])(?![起直共次趟辈家户])`,
    ({ which = '', word, name = '', after = '' }, today, lean) => {
      // 周天福 is a name, and 周三娃; who plans a meeting names days.
      const mayBeName = lean === 'past' || name === '天'
      if (which === '' && word === '周' && mayBeName && !AFTER_WEEKDAY.test(after)) return null
      const weekday = '一二三四五六日'.indexOf(name.replace('天', '日'))
      const monday = addDays(today, -sinceMonday(today))
      const step = which.startsWith('上')
        ? -which.length
        : which.startsWith('下')
          ? which.length
          : 0
      const day = addDays(monday, weekday + 7 * step)
      if (which !== '') return only(day)
      if (lean === 'coming') return only(day < today ? addDays(day, 7) : day)
      return only(day > today ? addDays(day, -7) : day)
    },
  ),
  reader(
    '(?<which>上{1,2}|下{1,2}|本|这)个?(?:周|星期|礼拜)(?<end>末)?',
    ({ which = '', end }, today) => {
      const step = which.startsWith('上')
        ? -which.length
        : which.startsWith('下')
          ? which.length
          : 0
      const monday = addDays(today, 7 * step - sinceMonday(today))
      return { from: end ? addDays(monday, 5) : monday, to: addDays(monday, 6) }
    },
  ),
  reader('前(?:几|些|两|[一二]两)[天日]', (_said, today) => ({
    from: addDays(today, -7),
    to: addDays(today, -2),
  })),
  reader(`(?<date>${SMALL})[号日]${NO_DATE}`, ({ date: said, before = '' }, today, lean) => {
    if (/[\d月第每点:/.-]$/u.test(before)) return null
    return only(dayOfMonth(small(said), today, lean))
  }),
  reader(
    `${YEAR}(?:(?<half>[上下])半年|年?(?<end>底|末|尾|初|头)|(?!级|纪|轻|龄|份证))`,
    (said, today) => {
      const { half, end, before = '' } = said
      const year = saidYear(said, yearOf(today))
      // 2026 alone is a number.
      if (year === undefined || (said['year'] && !/年/u.test(said['words'] ?? ''))) return null
      if (said['year'] && (/\d$/.test(before) || year < 1900 || year > 2100)) return null
      if (half) return half === '上' ? halfYear(year, '01', '06-30') : halfYear(year, '07', '12-31')
      if (end) return monthDays(year, /[初头]/u.test(end) ? 1 : 12)
      return { from: `${year}-01-01`, to: `${year}-12-31` }
    },
  ),
  reader(
    '(?<short>\\d{2}|[零〇][零〇一二三四五六七八九]|[一二][零〇四五六七八九])年(?![前后多来内以之的间没级轻]|左右)',
    shortYear,
  ),
  reader('(?<!\\d)年(?<end>底|末|初)', ({ end, before = '' }, today, lean) => {
    if (/[\d零一二三四五六七八九十几多每]$/u.test(before)) return null
    return nearest(today, lean, yearOf(today), (year) => monthDays(year, end === '初' ? 1 : 12))
  }),
]

const AFTER_WEEKDAY =
  /^(?:$|[\s\d\p{P}上下早中晚去到走入回开看访在前之以我召前]|[一二三四五六七八九十两]{1,3}[点时])/u

const sinceMonday = (day: Day) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

const halfYear = (year: number, month: string, end: string) => ({
  from: `${year}-${month}-01`,
  to: `${year}-${end}`,
})

/** The next day of that number, or the last. */
function dayOfMonth(date: number, today: Day, lean: 'past' | 'coming'): Day | null {
  for (let step = 0; step < 62; step++) {
    const day = addDays(today, lean === 'coming' ? step : -step)
    if (Number(day.slice(8)) === date) return day
  }
  return null
}

/** 26年; 住了26年 counts years. Not of 二三年, which is two or three. */
function shortYear(
  { short = '', before = '' }: Record<string, string | undefined>,
  today: Day,
): { from: Day; to: Day } | null {
  if (/[了过有近满快约住第交干达超每隔\d零一二三四五六七八九十百]$/u.test(before)) return null
  const year = 2000 + Number(digitsOf(short))
  const isNear = year >= yearOf(today) - 20 && year <= yearOf(today) + 5
  return isNear ? { from: `${year}-01-01`, to: `${year}-12-31` } : null
}
