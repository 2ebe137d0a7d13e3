import { addDays, type Day } from '../shared/day'
import {
  type Days,
  dayOn,
  nearest,
  only,
  PART_OF_MONTH,
  partOf,
  type Reader,
  reader,
  saidLunarYear,
  saidYear,
  small,
  YEAR,
  yearOf,
} from './day-readers'
import { lunarDay, lunarMonths, newYearsEve, solarDay } from './lunar'

const MONTHS = '正|冬|腊|十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9]'
const FIRST_TEN = '初[一二三四五六七八九十]|初[1-9](?!\\d)|初10(?!\\d)'
const DATES = `${FIRST_TEN}|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]?|[12]\\d|30|\\d`
const NAMED: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 }

const monthOf = (text = '') => NAMED[text] ?? small(text)
const dateOf = (text = '') => small(text.replace('初', ''))

/** 初一 is a class of school as well. */
const SCHOOL = '(?!学生|年级|班|的?娃|的?崽|读|毕业|[上下]学期|[上下]册|中)'
/** 李清明, 张中秋: what follows the feast but not the name. */
const FEAST_ENDS = '(?=节|前|后|那|这|时|期间|上坟|扫墓|祭|回|放假|假期|$|[\\s\\p{P}])节?'

interface Feast {
  words: string
  /** The day in the lunar year that begins in a solar one, or in the solar year itself. */
  dayIn: (year: number) => Day | null
  isSolar?: true
}

const FEASTS: readonly Feast[] = [
  { words: '大年三十|年三十|大年夜|除夕', dayIn: newYearsEve },
  { words: '大年初一|年初一|春节', dayIn: (year) => solarDay(year, 1, 1) },
  { words: '元宵节|元宵(?!粉|馅)', dayIn: (year) => solarDay(year, 1, 15) },
  { words: `端午${FEAST_ENDS}|端阳${FEAST_ENDS}`, dayIn: (year) => solarDay(year, 5, 5) },
  { words: '七月半|中元节', dayIn: (year) => solarDay(year, 7, 15) },
  { words: `中秋${FEAST_ENDS}|八月十五(?![日号])`, dayIn: (year) => solarDay(year, 8, 15) },
  { words: `重阳${FEAST_ENDS}`, dayIn: (year) => solarDay(year, 9, 9) },
  { words: '腊八节?', dayIn: (year) => solarDay(year, 12, 8) },
  { words: '元旦节?', dayIn: (year) => dayOn(year, 1, 1), isSolar: true },
  { words: `清明${FEAST_ENDS}`, dayIn: tombDay, isSolar: true },
  {
    words: '五一(?=节|前|后|那|放假|期间)节?|劳动节',
    dayIn: (year) => dayOn(year, 5, 1),
    isSolar: true,
  },
  { words: '国庆节?(?!家|户)', dayIn: (year) => dayOn(year, 10, 1), isSolar: true },
]

/** 清明, which the sun makes: right from 2000 to 2099. */
function tombDay(year: number): Day | null {
  const since = year - 2000
  return dayOn(year, 4, Math.floor(0.2422 * since + 4.81) - Math.floor(since / 4))
}

export const LUNAR: readonly Reader[] = [
  ...FEASTS.map(({ words, dayIn, isSolar }) =>
    reader(`(?:${YEAR}的?)?(?:${words})`, (said, today, lean) => {
      const year = isSolar ? saidYear(said, yearOf(today)) : saidLunarYear(said, today)
      if (year !== undefined) return only(dayIn(year))
      return nearest(today, lean, yearOf(today), (each) => only(dayIn(each)))
    }),
  ),
  // By the word for the calendar, by its own names of months, or by those of days.
  reader(
    `(?:${YEAR}的?)?(?:农历|阴历|旧历|古历)的?(?<leap>闰)?(?<month>${MONTHS})月(?<date>${DATES})`,
    lunarDate,
  ),
  reader(`(?:${YEAR}的?)?(?<leap>闰)(?<month>${MONTHS})月(?<date>${DATES})?`, lunarDate),
  reader(
    `(?:${YEAR}的?)?(?<month>正|冬|腊)月(?:间|里头?)?(?:(?<date>${DATES})|${PART_OF_MONTH})?(?![月年个])`,
    lunarDate,
  ),
  reader(
    `(?:${YEAR}的?)?(?<month>${MONTHS})月(?<date>${FIRST_TEN}|廿[一二三四五六七八九]?)`,
    lunarDate,
  ),
  reader(`(?<date>${FIRST_TEN})${SCHOOL}`, ({ date, before = '' }, today, lean) => {
    if (/[读上念在升到初]$/u.test(before) || !/初[一二三四五六七八九十]/u.test(date ?? ''))
      return null
    return only(nextOfMonth(dateOf(date), today, lean))
  }),
]

function lunarDate(
  said: Record<string, string | undefined>,
  today: Day,
  lean: 'past' | 'coming',
): Days | null {
  const month = monthOf(said['month'])
  const isLeap = said['leap'] !== undefined
  const inYear = (year: number): Days | null => {
    const found = lunarMonths(year).find((each) => each.month === month && each.isLeap === isLeap)
    if (!found) return null
    const whole = { from: found.firstDay, to: addDays(found.firstDay, found.length - 1) }
    if (said['date'] === undefined) return partOf(whole, said['part'])
    const date = dateOf(said['date'])
    // 腊月三十 is the last day, also of 29.
    if (month === 12 && date === 30) return only(newYearsEve(year))
    return only(solarDay(year, month, date, isLeap))
  }
  const year = saidLunarYear(said, today)
  if (year !== undefined) return inYear(year)
  if (!isLeap) return nearest(today, lean, yearOf(today), inYear)
  // It comes again after years only.
  for (let step = 0; step < 40; step++) {
    const days = inYear(lunarDay(today).year + (lean === 'coming' ? step : -step))
    if (days && (lean === 'coming' ? days.to >= today : days.from <= today)) return days
  }
  return null
}

/** The next 初五 there is, or the last. */
function nextOfMonth(date: number, today: Day, lean: 'past' | 'coming'): Day | null {
  for (let step = 0; step < 60; step++) {
    const day = addDays(today, lean === 'coming' ? step : -step)
    if (lunarDay(day).day === date) return day
  }
  return null
}
