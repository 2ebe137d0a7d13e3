import { dayOf } from '../../api/client'

/** Without a time zone of the machine: days and hours are Shanghai's. */
const hourOf = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).getUTCHours()
const parts = (day: string) => day.split('-').map(Number)

/** 12月1日 */
export function dayZh(day: string): string {
  const [, month, date] = parts(day)
  return `${month}月${date}日`
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** 1 Dec */
export function dayEn(day: string): string {
  const [, month = 1, date] = parts(day)
  return `${date} ${MONTHS[month - 1]}`
}

/** 12月1日15点, the full hour before: who keeps to it is in time. */
export const instantZh = (instant: string) =>
  `${dayZh(dayOf(new Date(instant)))}${hourOf(instant)}点`

/** 1 Dec 15:00 */
export const instantEn = (instant: string) =>
  `${dayEn(dayOf(new Date(instant)))} ${hourOf(instant)}:00`

/** Codes of 16 digits are read in groups of four; the shorter ones are typed in one go. */
export const code = (digits: string) =>
  digits.length > 10 ? (digits.match(/\d{1,4}/g) ?? []).join(' ') : digits

/** What people take for one character, letters with marks and joined emoji included. */
const CHARACTERS = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * What somebody wrote, cut to `most` UTF-16 units with … at the end, never through a character. It
 * stays on one line, and brackets that would look like a sender's signature become plain ones.
 */
export function cut(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').replace(/【/g, '（').replace(/】/g, '）').trim()
  if (flat.length <= most) return flat
  let kept = ''
  for (const { segment: character } of CHARACTERS.segment(flat)) {
    if (kept.length + character.length > most - 1) break
    kept += character
  }
  return `${kept}…`
}

/** The same, with what to do about the rest behind it where anything was cut. */
export function cutWith(text: string, most: number, rest: string): string {
  const fitting = cut(text, most)
  return fitting === cut(text, Infinity) ? fitting : cut(text, most - rest.length) + rest
}

/** With a full stop behind it, where nothing ends it yet: more follows. */
export const sentence = (text: string) => (/[。！？…!?.]$/u.test(text) ? text : `${text}。`)

/** +8619900000150 as people dial it; a number of another country as it is. */
export const phone = (number: string) => number.replace(/^\+86/, '')

/** Names of a minority can be long; what does not fit is cut. */
export const name = (text: string) => cut(text, 12)
export const area = (text: string) => cut(text, 14)

/** 17.1 of 1,705 fen, 12346 of 1,234,567: never less than it costs. */
export const yuan = (fen: number) =>
  fen < 100_000 ? (Math.ceil(fen / 10) / 10).toFixed(1) : String(Math.ceil(fen / 100))

/** Names read out in one message, in UTF-16 units: the rest comes with the next part. */
export const LONGEST_NAMES = 110

/**
 * Heads of households, 谭大山、牟大山, as many as fit into `most` units with what is said of how many
 * there are; all of them where they fit.
 */
export function headsOf(heads: string, most: number, counted: (count: number) => string): string {
  const all = heads.split('、').map(name)
  if (all.join('、').length <= most) return all.join('、')
  const rest = counted(all.length)
  const kept: string[] = []
  for (const head of all) {
    if ([...kept, head].join('、').length > most - rest.length) break
    kept.push(head)
  }
  return kept.join('、') + rest
}
