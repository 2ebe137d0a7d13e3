import { addDays, type Day } from '../shared/day'
import { daysIn } from './days'

const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
export const DAY_COUNT = /(\d{1,2}|[一二两三四五六七八九十])\s*天/u
const UNTIL = /^\s*(?:到|至|—|–|-|~|～)\s*/u
/** Of the month that was said, and not the next of its number: 4月1日到12日. */
const DAY_ALONE = /^(\d{1,2})(?!\s*(?:月|[./-]|\d))\s*[日号]?/u

const countOf = (said: string): number =>
  Number(said) || (said === '两' ? 2 : Math.max(1, HAN.indexOf(said)))

export const dayCountIn = (text: string) => DAY_COUNT.exec(text)

/** Days from one to another: 12月5日到7日, 3天 from 12月5日, or the one that is said; with what stands beside them. */
export function daySpanIn(
  text: string,
  today: Day,
  counted: RegExpExecArray | null = dayCountIn(text),
) {
  const days = daysIn(text, today, 'coming').filter(({ isTerm }) => !isTerm)
  const [first, second] = days
  if (!first) return null
  let end = first.at + first.words.length
  let toDay = first.to
  const until = UNTIL.exec(text.slice(end))
  const after = end + (until?.[0].length ?? 0)
  const alone = until && DAY_ALONE.exec(text.slice(after))
  if (alone) {
    toDay = dayAfter(first.from, Number(alone[1]))
    end = after + alone[0].length
  } else if (until && second?.at === after) {
    toDay = second.to
    end = second.at + second.words.length
  } else if (counted) toDay = addDays(first.from, countOf(counted[1] ?? '') - 1)
  return { fromDay: first.from, toDay, rest: `${text.slice(0, first.at)} ${text.slice(end)}` }
}

/** The next day of that number from a day on: 12月30日到2日 is of January. */
function dayAfter(from: Day, date: number): Day {
  for (let day = from; ; day = addDays(day, 1))
    if (Number(day.slice(8)) === date || day > addDays(from, 62)) return day
}
