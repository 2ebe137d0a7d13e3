import { addDays, type Day } from '../shared/day'

export interface AskedDay {
  /** The end of what was said, and never later than today; null: no day was said. */
  day: Day | null
  isHistory: boolean
  /** What else was said: whom it is about. */
  rest: string
}

const HISTORY = /(?:变更|变动)?(?:历史|经过|记录|变更|变动)|HISTORY/iu
const DAY =
  /(?:(\d{4})\s*[年\-./]\s*)?(\d{1,2})\s*[月\-./]\s*(\d{1,2})\s*[日号]?(?:那天)?|(\d{4})\s*[年\-./]\s*(\d{1,2})\s*月?(?:底|末|份)?|(\d{4})\s*年(?:底|末)?/u

/** 牟大岭 2018年3月1日, 牟大岭 2018年, 牟大岭 3月1日 (the last one there was), 牟大岭 历史. */
export function dayAsked(text: string, today: Day): AskedDay {
  const plain = text.normalize('NFKC').trim()
  const isHistory = HISTORY.test(plain)
  const words = plain.replace(HISTORY, ' ')
  const found = DAY.exec(words)
  const rest = (found ? words.replace(found[0], ' ') : words).replace(/\s+/g, ' ').trim()
  const said = found ? endOf(found, today) : null
  // A day that is none stays in the words, so that nobody is shown another one.
  if (found && said === null) return { day: null, isHistory, rest: words.trim() }
  return { day: said !== null && said > today ? today : said, isHistory, rest }
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
