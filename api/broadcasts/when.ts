import { smallNumber } from '../areas/import/numerals'
import { addDays, addMinutes, type Day, dayOf, instantOf } from '../shared/day'

const N = '[0-9]{1,2}|[一二三四五六七八九十]{1,3}'
/** 明天上午9点发, 12月3日8点半发: only with the word for sending, as 明天上午9点 alone is when they meet. */
const WHEN = new RegExp(
  `^\\s*(?:(?<near>今天|明天|后天|大后天)|(?:(?<month>${N})月)?(?<date>${N})[日号])?\\s*` +
    `(?<part>早上|上午|中午|下午|傍晚|晚上)?\\s*(?<hour>${N})[点时:](?<half>半)?(?:(?<minute>${N})分?)?\\s*` +
    '(?:准时|再|才|起|开始)?发(?:送|出)?(?=[\\s\\p{P}]|$|给|到)[\\s\\p{P}]*(?:给|到)?',
  'u',
)
const DAYS = { 今天: 0, 明天: 1, 后天: 2, 大后天: 3 } as const

export interface When {
  at: Date
  /** What follows. */
  rest: string
}

/** The day and hour a notice begins with that it is to be sent at; null where it names none. */
export function readWhen(text: string, now: Date): When | null {
  const plain = text.normalize('NFKC')
  const found = WHEN.exec(plain)
  const groups = found?.groups
  if (!found || !groups) return null
  const hour = hourIn(groups['part'], Number(smallNumber(groups['hour'] ?? '') ?? 0))
  const minute = groups['half'] ? 30 : (smallNumber(groups['minute'] ?? '') ?? 0)
  const day = dayIn(groups, dayOf(now))
  if (hour > 23 || minute > 59 || !day) return null
  return { at: addMinutes(instantOf(day, hour), minute), rest: plain.slice(found[0].length) }
}

function hourIn(part: string | undefined, hour: number): number {
  const isLate = part === '下午' || part === '傍晚' || part === '晚上'
  if (part === '中午' && hour < 3) return hour + 12
  return isLate && hour < 12 ? hour + 12 : hour
}

/** A month and date gone by are next year's; a date alone is the next one of that number. */
function dayIn(groups: Record<string, string | undefined>, today: Day): Day | null {
  const near = groups['near'] as keyof typeof DAYS | undefined
  if (near) return addDays(today, DAYS[near])
  const date = smallNumber(groups['date'] ?? '')
  if (date === undefined) return today
  const [year = 0, thisMonth = 1] = today.split('-').map(Number)
  const given = smallNumber(groups['month'] ?? '')
  for (let ahead = 0; ahead <= 12; ahead++) {
    const count = thisMonth - 1 + ahead
    const month = (count % 12) + 1
    const day = isoDay(year + Math.floor(count / 12), month, date)
    if ((given === undefined || given === month) && day && day >= today) return day
  }
  return null
}

function isoDay(year: number, month: number, date: number): Day | null {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${year}-${two(month)}-${two(date)}`
  const isReal = !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day
  return isReal ? day : null
}
