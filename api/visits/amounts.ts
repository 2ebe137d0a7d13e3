/** Numbers as people write them in a note: 3, 4,500, 0.45万, 三, 十二, 两千三百, 四千五, 半. */
const NUMERALS = '零〇一二两俩三四五六七八九十百千万'

/** For a pattern: one whole number, with nothing of a number, a range or 几 and 多 around it. */
export const AMOUNT = `(?<![\\d.${NUMERALS}几多数~\\-]|[\\d${NUMERALS}][至到、/])(\\d{1,9}(?:\\.\\d{1,2})?[万千百]?|[${NUMERALS}]{1,9}|半)(?![\\d.${NUMERALS}几多余来])`
/** What may stand between a word and its number. */
export const NO_NUMBER = `[^\\d${NUMERALS}半几多~\\-]`

const VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  [...'零一二三四五六七八九'].map((numeral, value) => [numeral, value] as const),
)
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 }

/** The number an amount says; undefined for what is none, as 三四. */
export function amountOf(text: string): number | undefined {
  if (text === '半') return 0.5
  const digits = /^(\d+(?:\.\d+)?)([万千百]?)$/.exec(text)
  if (digits?.[1]) return hundredths(Number(digits[1]) * (UNITS[digits[2] ?? ''] ?? 1))
  return numeralOf(text.replace(/〇/g, '零').replace(/[两俩]/g, '二'))
}

const hundredths = (value: number) => Math.round(value * 100) / 100

function numeralOf(text: string): number | undefined {
  let total = 0
  let unit = Infinity
  let digit: number | undefined
  for (const character of text) {
    const value = VALUES[character]
    if (value === 0) {
      if (text.length === 1) return 0
      if (digit !== undefined) return undefined
      continue
    }
    if (value !== undefined) {
      // 三四: a guess, not a number.
      if (digit !== undefined) return undefined
      digit = value
      continue
    }
    const next = UNITS[character]
    if (next === undefined || next >= unit) return undefined
    if (digit === undefined && next !== 10) return undefined
    total += (digit ?? 1) * next
    unit = next
    digit = undefined
  }
  if (digit === undefined) return total > 0 ? total : undefined
  // 四千五 is 4,500, 一百八 is 180; 四千零五 is 4,005.
  const isShort = unit > 10 && unit !== Infinity && !text.includes('零')
  return total + digit * (isShort ? unit / 10 : 1)
}
