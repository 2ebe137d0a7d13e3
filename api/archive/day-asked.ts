import { addDays, type Day } from '../shared/day'

export interface AskedDay {
  /** The end of what was said, and never later than today; null: no day was said. */
  day: Day | null
  /** It cannot be read, or lies ahead: then nothing is shown as of another day. */
  isNoDay: boolean
  isHistory: boolean
  /** What else was said: whom it is about. */
  rest: string
}

const HISTORY = /(?:变更|变动)?(?:历史|经过|记录|变更|变动)|HISTORY/iu
const DAY =
  /(?:(\d{4})\s*[年\-./]\s*)?(\d{1,2})\s*[月\-./]\s*(\d{1,2})\s*[日号]?(?:那天)?|(\d{4})\s*[年\-./]\s*(\d{1,2})\s*月?(?:底|末|份)?|(\d{4})\s*年(?:底|末)?/u

/** 去年, 上个月; of those that lie ahead nothing is known. */
const RELATIVE = /(大?前|去)年(?:底|末)?|上个?月(?:底|末)?|(大?前|昨)[天日]/u
/** What is left of a day that was not read. */
const DAY_LEFT = /\d\s*[年月日号]|[明后]年|下个?月|[明后]天|上个?(?:周|星期)|\d{6,8}/u

/** 牟大岭 2018年3月1日, 牟大岭 去年, 牟大岭 2018年, 牟大岭 3月1日 (the last one there was), 牟大岭 历史. */
export function dayAsked(text: string, today: Day): AskedDay {
  const plain = text.normalize('NFKC').trim()
  const isHistory = HISTORY.test(plain)
  const words = plain.replace(HISTORY, ' ')
  const found = DAY.exec(words)
  const relative = found ? null : RELATIVE.exec(words)
  const day = (found ?? relative)?.[0] ?? ''
  const rest = words.replace(day, ' ').replace(/\s+/g, ' ').trim()
  const said = found ? endOf(found, today) : relative ? relativeTo(relative, today) : null
  const isUnread = (found !== null && said === null) || (said === null && DAY_LEFT.test(rest))
  // Of a month or a year under way the last day is today.
  const isAhead = said !== null && said > today && !(found && isUnderWay(found, today))
  if (isUnread || isAhead)
    return { day: null, isNoDay: true, isHistory, rest: rest.replace(DAY_LEFT, ' ').trim() }
  return { day: said !== null && said > today ? today : said, isNoDay: false, isHistory, rest }
}

function isUnderWay([, , , , ofYear, monthOfYear = '', wholeYear]: RegExpExecArray, today: Day) {
  if (wholeYear) return wholeYear === today.slice(0, 4)
  return ofYear !== undefined && `${ofYear}-${two(Number(monthOfYear))}` === today.slice(0, 7)
}

function relativeTo([words, year, date]: RegExpExecArray, today: Day): Day | null {
  if (year) {
    const back = year === '去' ? 1 : year === '前' ? 2 : 3
    return `${Number(today.slice(0, 4)) - back}-12-31`
  }
  if (date) return addDays(today, date === '昨' ? -1 : date === '前' ? -2 : -3)
  return words.startsWith('上') ? addDays(`${today.slice(0, 8)}01`, -1) : null
}

function endOf(found: RegExpExecArray, today: Day): Day | null {
  const [, year, month = '', date = '', ofYear, monthOfYear = '', wholeYear] = found
  if (wholeYear) return `${wholeYear}-12-31`
  if (ofYear) return lastOf(Number(ofYear), Number(monthOfYear))
  const thisYear = Number(today.slice(0, 4))
  const day = dayIn(year ? Number(year) : thisYear, Number(month), Number(date))
  if (day === null || year || day <= today) return day
  return dayIn(thisYear - 1, Number(month), Number(date))
}

function dayIn(year: number, month: number, date: number): Day | null {
  const day = `${year}-${two(month)}-${two(date)}`
  const isReal =
    month >= 1 && month <= 12 && date >= 1 && addDays(`${day.slice(0, 8)}01`, date - 1) === day
  return isReal ? day : null
}

function lastOf(year: number, month: number): Day | null {
  if (month < 1 || month > 12) return null
  return addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`, -1)
}

const two = (count: number) => String(count).padStart(2, '0')
