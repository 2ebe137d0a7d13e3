import { addDays, type Day } from '../../shared/day'
import { daysAtStart } from '../../wording/days'
import { sectionMark } from './marks'
import { NUMBER, numberOf } from './numerals'
import type { ReadArticle } from './read-document'

/** The days a document names for itself; null where it names none. */
export interface OwnDays {
  /** 自2026年1月1日起施行. */
  from: Day | null
  /** 有效期至2027年12月31日: the last day. */
  to: Day | null
  /** 有效期两年, in months. */
  months: number | null
}

/** What the office says: both days included, null until another version comes. */
export interface GivenDays {
  from: Day
  to: Day | null
}

/** A document speaks of itself in the end; before that its days may be those of papers and payments. */
const LAST_ARTICLES = 3

const DAY = '((?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})年[^年自从起至到]{0,8}?)'
const IN_FORCE = '(?:正式)?(?:施行|执行|实施|生效|试行)'
const KIND =
  '(?:条例|法|办法|规定|细则|通知|通告|公告|方案|意见|决定|规则|规程|规范|标准|制度|措施|政策|公约|章程|规划|计划|解释|文件?|村规民约)'
const ITSELF = `(?:(?:本|以上|上述)[\\p{Script=Han}《》“”]{0,8}?${KIND}|现)?`
const TERM = '(?:有效期|执行期|试行期|施行期|实施期)限?'
const UNTIL = '(?:至|到|截至|截止到|截止至|截止)'

const BEGINS = new RegExp(
  `^${ITSELF}(?:自|从|于)(?:${DAY}|(?:印发|公布|发布|通过|下发|颁布|签发)之?日)(?:起|开始)?(?:${UNTIL}${DAY}止?)?${IN_FORCE}(?:${UNTIL}${DAY}止?)?$`,
  'u',
)
const ENDS = new RegExp(
  `^${ITSELF}的?(?:${TERM}|${IN_FORCE}时间)(?:暂定|定)?[为是]?[:：]?(?:自?${DAY}起?)?${UNTIL}${DAY}止?$`,
  'u',
)
const LASTS = new RegExp(
  `^${ITSELF}的?(?:${TERM}|试行|暂定)(?:暂定|定)?[为是]?[:：]?(${NUMBER})(个月|年)$`,
  'u',
)
/** 本 and not merely what stands first: whose validity it is. */
const OF_ITSELF = new RegExp(`^${ITSELF.replace(/\?$/, '')}`, 'u')

/** Read in the last articles, annexes aside; what stands last counts. */
export function ownDays(articles: readonly ReadArticle[]): OwnDays {
  const days: OwnDays = { from: null, to: null, months: null }
  const last = articles.filter(({ label }) => !label?.startsWith('附')).slice(-LAST_ARTICLES)
  for (const sentence of last.flatMap(({ passages }) => passages.flatMap(sentencesOf))) {
    // 证件有效期至… is none of its own: only what begins a sentence, or goes on from one about itself.
    let isOwn = true
    for (const clause of sentence) {
      const found: Partial<OwnDays> | null = isOwn || OF_ITSELF.test(clause) ? daysOf(clause) : null
      isOwn = found !== null
      if (found) Object.assign(days, found)
    }
  }
  return days
}

function sentencesOf(passage: string): string[][] {
  const text = sectionMark(passage)?.rest ?? passage
  return text.split(/[。；;]/u).map((sentence) =>
    sentence
      .replace(/[\s\u3000]/g, '')
      .split(/[，,（）()]/u)
      .filter(Boolean),
  )
}

/** What a clause says of the document itself; null where it is of something else. */
function daysOf(clause: string): Partial<OwnDays> | null {
  const begins = BEGINS.exec(clause)
  if (begins) return known(begins[1], begins[2] ?? begins[3])
  const ends = ENDS.exec(clause)
  if (ends) return known(ends[1], ends[2])
  const [, count, unit] = LASTS.exec(clause) ?? []
  const number = count === undefined ? null : numberOf(count)
  return number === null ? null : { months: unit === '年' ? number * 12 : number }
}

function known(first: string | undefined, last: string | undefined): Partial<OwnDays> {
  const from = spanOf(first)?.from
  const to = spanOf(last)?.to
  return { ...(from && { from }), ...(to && { to }) }
}

/** A day, or the whole of a month or a year. */
function spanOf(words: string | undefined) {
  // The year is said: which day it is today makes no difference.
  const days = words === undefined ? null : daysAtStart(words, '2000-01-01', 'past')
  return days?.words === words ? days : null
}

/** Its last day, or what its term comes to from its first. */
function endOf(own: OwnDays, given: GivenDays): Day | null {
  return own.to ?? (own.months === null ? null : afterMonths(own.from ?? given.from, own.months))
}

/** The last day of a term: two years from 2026-01-01 end on 2027-12-31. */
function afterMonths(from: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number)
  const isoOf = (at: number, day: number) =>
    new Date(Date.UTC(year, month - 1 + at, day)).toISOString().slice(0, 10)
  const lastOfMonth = isoOf(months + 1, 0)
  return date > Number(lastOfMonth.slice(8)) ? lastOfMonth : addDays(isoOf(months, date), -1)
}

/** The last day to take a document in with: what is given, else what it names itself, unless it is over by then. */
export const lastDayOf = (own: OwnDays, { from, to }: GivenDays): Day | null =>
  to ?? (own.to !== null && own.to >= from ? own.to : null)

/** What it says of its days, for whoever looks at it; nothing where it names none. */
export function ownDaysInWords({ from, to, months }: OwnDays): string[] {
  return [
    ...(from === null ? [] : [`施行日期写的是 ${from}`]),
    ...(to === null ? [] : [`有效期写的是到 ${to} 为止`]),
    ...(months === null
      ? []
      : [`有效期写的是 ${months % 12 === 0 ? `${months / 12}年` : `${months}个月`}`]),
  ]
}

/** Where what the office says is not what the document says. */
export function dayDoubts(own: OwnDays, given: GivenDays): string[] {
  const { from, to } = given
  const end = endOf(own, given)
  const doubts: string[] = []
  if (own.from !== null && own.from !== from)
    doubts.push(`文件写的是 ${own.from} 起施行，--from 是 ${from}`)
  if (end === null || end === to) return doubts
  if (to !== null) doubts.push(`文件写的有效期到 ${end} 为止，--to 是 ${to}`)
  else if (end < from) doubts.push(`文件写的有效期到 ${end} 为止，早于 --from ${from}`)
  else if (own.to === null)
    doubts.push(`文件写的有效期算起来到 ${end} 为止，没有写 --to：会一直有效`)
  return doubts
}

/** What is taken from the document because the office says nothing of it. */
export function takenFromIt(own: OwnDays, given: GivenDays): string[] {
  const last = given.to === null ? lastDayOf(own, given) : null
  return last === null ? [] : [`没有写 --to，照文件写的有效期，到 ${last} 为止`]
}
