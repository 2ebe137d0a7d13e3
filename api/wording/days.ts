import type { Day } from '../shared/day'
import type { Lean, Reader } from './day-readers'
import { SPANS } from './day-spans'
import { LUNAR } from './lunar-days'
import { SOLAR } from './solar-days'

export type { Lean } from './day-readers'

/** Days a text says, as calendar days in Shanghai; a single one has `from` and `to` alike. */
export interface SaidDays {
  from: Day
  to: Day
  words: string
  /** Where the words begin in the text. */
  at: number
  /** A term counted from today: 三天内, 半个月. */
  isTerm: boolean
}

/** Lunar ones first: 三月初五 is none of the 3rd month. */
const READERS: readonly (Reader & { isTerm: boolean })[] = [
  ...[...LUNAR, ...SOLAR].map((each) => ({ ...each, isTerm: false })),
  ...SPANS.map((each) => ({ ...each, isTerm: true })),
]

const STARTS =
  /[\d今昨明大前后上下本这当去周星礼年农阴旧古闰正冬腊初端中重清元除春国劳七八廿零〇一二两三四五六九十半]/u

const NUMBER_BEGINS = /^[\d零〇一二两三四五六七八九十廿]/u
const NUMBER_ENDS = /[\d零〇一二两三四五六七八九十廿]$/u

/**
 * The days a text begins with: 昨天, 上周三, 3月5号, 腊月二十, 上个月底.
 * @param before What stands before it, which may make it none: 第5号.
 */
export function daysAtStart(text: string, today: Day, lean: Lean, before = ''): SaidDays | null {
  const plain = withDigits(text)
  if (!STARTS.test(plain.charAt(0))) return null
  // The end of a number is none.
  if (NUMBER_BEGINS.test(plain) && NUMBER_ENDS.test(withDigits(before))) return null
  for (const { pattern, read, isTerm } of READERS) {
    pattern.lastIndex = 0
    const found = pattern.exec(plain)
    const words = found?.[0] ?? ''
    if (!found || words === '') continue
    const said = { ...found.groups, words, before, after: plain.slice(words.length) }
    const days = read(said, today, lean)
    if (days) return { ...days, words: text.slice(0, words.length), at: 0, isTerm }
  }
  return null
}

/**
 * Every day a text says, in its order. What may be another number is left out.
 * @param lean Whether a day that is not told apart is the last or the next of its name.
 */
export function daysIn(text: string, today: Day, lean: Lean): SaidDays[] {
  const all: SaidDays[] = []
  let at = 0
  while (at < text.length) {
    const found = daysAtStart(text.slice(at), today, lean, text.slice(Math.max(0, at - 4), at))
    if (found) all.push({ ...found, at })
    at += found ? found.words.length : 1
  }
  return all
}

/** Full-width digits are digits, one for one, so that places stay the same. */
const withDigits = (text: string) =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
