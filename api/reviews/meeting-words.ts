import { addDays, type Day } from '../shared/day'
import { daysAtStart } from '../wording/days'
import { numberOf, SMALL } from '../wording/numerals'

const SEPARATORS = /^[\s,.;!、。，；：·-]+/u
const HOUR = new RegExp(
  `^(上午|早上|早晨|中午|下午|晚上)?\\s*(?:(${SMALL})[点时](半|\\d{1,2}分?)?整?|(\\d{1,2}):(\\d{2}))`,
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
  const plain = text.normalize('NFKC')
  let left = plain
  while (left !== '') {
    const at = plain.length - left.length
    const found = partAt(left, today, plain.slice(Math.max(0, at - 4), at))
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

function partAt(text: string, today: Day, before: string): Part | undefined {
  const said = dayOfMeeting(text, today, before)
  if (said) return said
  const clock = clockAt(text)
  if (clock) return clock
  const filler = PART_OF_DAY.exec(text) ?? FILLER.exec(text)
  return filler ? { length: filler[0].length } : undefined
}

/** A date that has just gone by is meant as it is, and refused; nobody calls a meeting for next year. */
const HALF_A_YEAR = 183

function dayOfMeeting(text: string, today: Day, before: string): Part | undefined {
  const next = daysAtStart(text, today, 'coming', before)
  const isFar = next !== null && next.from > addDays(today, HALF_A_YEAR)
  const said = isFar ? daysAtStart(text, today, 'past', before) : next
  if (!said || said.from !== said.to) return undefined
  return { day: said.from, length: said.words.length }
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
