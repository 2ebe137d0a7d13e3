import type { WarningClass } from './findings'

export type NumberDoubt = Extract<
  WarningClass,
  'number_unreadable' | 'number_negative' | 'number_impossible'
>

/** A value, or null with the reason why there is none; a blank cell has neither. */
export interface NumberReading {
  value: number | null
  doubt?: NumberDoubt
}

const BLANK: NumberReading = { value: null }

/**
 * Yuan as typed, `¥12,345.60元`, to fen. `unit` is what one of the column is in yuan: 10,000 under
 * 万元.
 */
export function readFen(text: string, unit: number, mayBeNegative = false): NumberReading {
  const { value, doubt } = readNumber(text, 1e9, mayBeNegative)
  if (doubt) return { value, doubt }
  return { value: value === null ? null : Math.round(value * unit * 100) }
}

/** Square metres, mu, months. */
export function readNumber(text: string, most: number, mayBeNegative = false): NumberReading {
  if (text === '') return BLANK
  const value = isDecimal(text) ? Number(text) : Number(bareNumber(text))
  if (Number.isNaN(value)) {
    return isBlankWord(text) ? BLANK : { value: null, doubt: 'number_unreadable' }
  }
  if (value < 0 && !mayBeNegative) return { value: null, doubt: 'number_negative' }
  if (Math.abs(value) > most) return { value: null, doubt: 'number_impossible' }
  return { value }
}

/**
 * The year of `2016.12`, `2014年`, `2015`, `2016-12-31`; null where there is none, undefined where
 * what stands there is not a year from the founding of the programme's first registers (1978) to
 * `lastYear`.
 */
export function readYear(text: string, lastYear: number): number | null | undefined {
  const plain = text.normalize('NFKC').trim()
  if (plain === '' || isBlankWord(plain)) return null
  const found = /^(\d{4})(?:年?$|[年./\s-]|(?:0[1-9]|1[0-2])(?:[0-3]\d)?$)/.exec(plain)
  const year = Number(found?.[1])
  return year >= 1978 && year <= lastYear ? year : undefined
}

const isBlankWord = (text: string) => /^\s*(无|没有|\/|-+|—+)?\s*$/.test(text)

/** Without spaces, thousands marks, currency and unit; what is no number then is none. */
function bareNumber(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,]/g, '')
    .replace(/^[¥$]/, '')
    .replace(/(元|亩|个月|月|平方米|m2)$/i, '')
  return isDecimal(plain) ? plain : 'NaN'
}

/**
 * Digits with at most one sign and one point: `Number` alone would also take `0x1F`, `1e5` and
 * nothing at all.
 */
function isDecimal(text: string): boolean {
  let digits = 0
  let points = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) digits += 1
    else if (code === 46) points += 1
    else if (code !== 45 || i > 0) return false
  }
  return digits > 0 && points <= 1
}
