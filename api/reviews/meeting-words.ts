import { addDays, type Day } from '../shared/day'
import { numberOf } from '../wording/numerals'
import { dayAtStart } from '../visits/opening'

const SEPARATORS = /^[\s,.;!、。，；：·-]+/u
const NUMBER = '\\d{1,2}|[一二两三四五六七八九十]{1,3}'
/** 下周三, 周五, 这个星期五: days to come. */
const WEEKDAY = /^(下)?(?:这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])/u
/** 12号: of this month, or of the next where it is past. */
const DATE = new RegExp(`^(${NUMBER})[号日](?!线)`, 'u')
const HOUR = new RegExp(
  `^(上午|早上|早晨|中午|下午|晚上)?\\s*(?:(${NUMBER})[点时](半|\\d{1,2}分?)?整?|(\\d{1,2}):(\\d{2}))`,
  'u',
)
const PART_OF_DAY = /^(?:上午|早上|早晨|中午|下午|晚上)/u
/** What says no more than that there is a meeting. */
const FILLER = /^(?:在|于|开会|开|召开|评议会|评议|会议|群众会|社员会|大会)/u

/** When a meeting is, as far as a text says it, and what else the text says. */
export interface SaidTime {
  day: Day | null
  /** Minutes after midnight. */
  minutes: number | null
  rest: string
}

/** Reads 明天下午2点, 下周三九点半, 3月12日 14:00 wherever they stand in a text. */
export function readMeetingTime(text: string, today: Day): SaidTime {
  const said: SaidTime = { day: null, minutes: null, rest: '' }
  let left = text.normalize('NFKC')
  while (left !== '') {
    const found = partAt(left, today)
    if (found?.day) said.day ??= found.day
    if (found?.minutes !== undefined) said.minutes ??= found.minutes
    if (!found) said.rest += left.charAt(0)
    left = left.slice(found?.length ?? 1)
  }
  said.rest = said.rest.replace(/\s+/g, ' ').replace(SEPARATORS, '').trim()
  return said
}

interface Part {
  day?: Day
  minutes?: number
  length: number
}

function partAt(text: string, today: Day): Part | undefined {
  const [whole, next, name = ''] = WEEKDAY.exec(text) ?? []
  if (whole) return { day: comingDay(name, next !== undefined, today), length: whole.length }
  const day = dayAtStart(text, today)
  if (day?.day) return { day: day.day, length: day.length }
  const [dated, number = ''] = DATE.exec(text) ?? []
  const ofMonth = dated && dayOfMonth(number, today)
  if (dated && ofMonth) return { day: ofMonth, length: dated.length }
  const clock = clockAt(text)
  if (clock) return clock
  const filler = PART_OF_DAY.exec(text) ?? FILLER.exec(text)
  return filler ? { length: filler[0].length } : undefined
}

/** Weeks begin on Monday; 周五 without 下 is the next Friday there is, today's included. */
function comingDay(name: string, isNext: boolean, today: Day): Day {
  const weekday = (numberOf(name) ?? 7) - 1
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  if (isNext) return addDays(today, 7 - sinceMonday + weekday)
  return addDays(today, (weekday - sinceMonday + 7) % 7)
}

function dayOfMonth(number: string, today: Day): Day | undefined {
  const wanted = numberOf(number)
  const days = Array.from({ length: 62 }, (_, ahead) => addDays(today, ahead))
  return days.find((day) => Number(day.slice(8)) === wanted)
}

function clockAt(text: string): Part | undefined {
  const [whole, part, spoken, half, written, digits] = HOUR.exec(text) ?? []
  if (!whole) return undefined
  const hour = spoken === undefined ? Number(written) : numberOf(spoken)
  const minute = half === '半' ? 30 : Number((half ?? digits ?? '0').replace('分', ''))
  if (hour === undefined || hour > 24 || minute > 59) return undefined
  return { minutes: hourMeant(hour, part) * 60 + minute, length: whole.length }
}

/** Nobody meets at two in the night: 2点 is in the afternoon. */
function hourMeant(hour: number, part: string | undefined): number {
  const isLate = part === '下午' || part === '晚上' || (part === '中午' && hour < 3)
  if (hour < 12 && isLate) return hour + 12
  return part === undefined && hour > 0 && hour < 7 ? hour + 12 : hour
}
