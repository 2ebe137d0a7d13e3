const DIGITS = '零一二三四五六七八九'
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

const NUMERAL = '[〇○零一二两三四五六七八九十百千0-9０-９]'

/** A number in a document as part of a pattern, its signs perhaps apart. */
export const NUMBER = `${NUMERAL}(?:\\s*${NUMERAL})*`

const WRITTEN_OUT =
  /^(?:[一二三四五六七八九]千)?零?(?:[一二三四五六七八九]百)?零?(?:[一二三四五六七八九]?十)?零?[一二三四五六七八九]?$/u

/**
 * 一百零二, 一〇二, 102 and １０２ are 102; null where it is no number, or one no document counts to.
 */
export function numberOf(text: string): number | null {
  const digits = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[〇○]/g, '零')
    .replace(/两/g, '二')
  if (/^\d{1,5}$/.test(digits)) return Number(digits)
  if (/^[零一二三四五六七八九]{2,5}$/u.test(digits)) {
    return Number([...digits].map((sign) => DIGITS.indexOf(sign)).join(''))
  }
  if (digits === '' || !WRITTEN_OUT.test(digits)) return null
  let total = 0
  let digit = 0
  for (const sign of digits) {
    const unit = UNITS[sign]
    if (unit === undefined) digit = DIGITS.indexOf(sign)
    else {
      total += (digit || 1) * unit
      digit = 0
    }
  }
  return total + digit
}

/** 7 is 七, 12 十二, 102 一百零二; below ten thousand. */
export function inChinese(number: number): string {
  let text = ''
  let rest = number
  for (const [unit, size] of [
    ['千', 1000],
    ['百', 100],
    ['十', 10],
    ['', 1],
  ] as const) {
    const digit = Math.floor(rest / size)
    rest %= size
    if (digit > 0) text += `${DIGITS[digit]}${unit}`
    else if (text !== '' && rest > 0 && !text.endsWith('零')) text += '零'
  }
  return text.replace(/^一十/, '十') || '零'
}
