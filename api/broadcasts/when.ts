import { addMinutes, dayOf, instantOf } from '../shared/day'
import { daysAtStart } from '../wording/days'
import { numberOf, SMALL } from '../wording/numerals'

/** 上午9点发, 8点半发: only with the word for sending, as 上午9点 alone is when they meet. */
const HOUR = new RegExp(
  `^\\s*(?<part>早上|上午|中午|下午|傍晚|晚上)?\\s*(?<hour>${SMALL})[点时:](?<half>半)?(?:(?<minute>${SMALL})分?)?\\s*` +
    '(?:准时|再|才|起|开始)?发(?:送|出)?(?=[\\s\\p{P}]|$|给|到)[\\s\\p{P}]*(?:给|到)?',
  'u',
)

export interface When {
  at: Date
  /** What follows. */
  rest: string
}

/** The day and hour a notice begins with that it is to be sent at; null where it names none. */
export function readWhen(text: string, now: Date): When | null {
  const plain = text.normalize('NFKC').trimStart()
  const today = dayOf(now)
  const said = daysAtStart(plain, today, 'coming')
  const behind = plain.slice(said?.words.length ?? 0)
  const found = HOUR.exec(behind)
  const groups = found?.groups
  if (!found || !groups || (said && said.from !== said.to)) return null
  const hour = hourIn(groups['part'], numberOf(groups['hour'] ?? '') ?? 0)
  const minute = groups['half'] ? 30 : (numberOf(groups['minute'] ?? '') ?? 0)
  if (hour > 23 || minute > 59) return null
  const at = addMinutes(instantOf(said?.from ?? today, hour), minute)
  return { at, rest: behind.slice(found[0].length) }
}

function hourIn(part: string | undefined, hour: number): number {
  const isLate = part === '下午' || part === '傍晚' || part === '晚上'
  if (part === '中午' && hour < 3) return hour + 12
  return isLate && hour < 12 ? hour + 12 : hour
}
