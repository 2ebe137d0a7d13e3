/** For a pattern: one number as it is written, 3,000 or 1.5万 or 三十 or 百 or 几. */
export const NUMBER =
  '(?:\\d+(?:,\\d{3})*(?:\\.\\d+)?(?:[十百千万亿]+(?:\\d+[十百千万]+)*)?|数[十百千万亿]+|[零一二两三四五六七八九十百千万亿几]+(?:点[零一二三四五六七八九]+)?)'

const DIGITS = '零一二三四五六七八九'
const STEPS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 }
const MYRIADS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

/** The same for every writing of a number: `3000` for 3,000 and 三千; what is vague (几百, 三四) stays as written. */
export function valueOf(written: string): string {
  if (/^\d/.test(written)) return arabicValue(written)
  const [whole = '', decimals] = written.split('点')
  const value = hanValue(whole.replaceAll('两', '二'))
  if (value === null) return written
  return decimals === undefined ? value : canonical(Number(`${value}.${digitsOf(decimals)}`))
}

const canonical = (value: number) => String(Math.round(value * 1e6) / 1e6)

const digitsOf = (signs: string) => [...signs].map((sign) => DIGITS.indexOf(sign)).join('')

function arabicValue(written: string): string {
  const plain = written.replaceAll(',', '')
  // A code or a telephone: its zeros count.
  if (/^(?:0\d{2,}|\d{7,})$/.test(plain)) return plain
  let total = 0
  for (const [, number = '', steps = ''] of plain.matchAll(/(\d+(?:\.\d+)?)([十百千万亿]*)/g)) {
    total += [...steps].reduce(
      (sum, step) => sum * (STEPS[step] ?? MYRIADS[step] ?? 1),
      Number(number),
    )
  }
  return canonical(total)
}

function hanValue(signs: string): string | null {
  if (/^[零一二三四五六七八九]+$/.test(signs)) {
    // 二零二六 is said digit by digit; 三四 is a guess.
    return signs.length === 2 && !signs.includes('零') ? null : digitsOf(signs)
  }
  let total = 0
  let section = 0
  let digit: number | null = null
  let last = 1
  for (const sign of signs) {
    const step = STEPS[sign]
    const myriad = MYRIADS[sign]
    if (step !== undefined) {
      section += (digit ?? 1) * step
      digit = null
      last = step
    } else if (myriad !== undefined) {
      const sum = section + (digit ?? 0)
      if (myriad > total && total > 0) total = (total + sum) * myriad
      else total += (sum || 1) * myriad
      section = 0
      digit = null
      last = myriad
    } else if (sign === '零') {
      last = 1
    } else {
      if (digit !== null || !DIGITS.includes(sign)) return null
      digit = DIGITS.indexOf(sign)
    }
  }
  // 三千五 is 3,500; 三千零五 and 三十五 say their last digit as it is.
  const worth = last >= 100 ? last / 10 : 1
  return canonical(total + section + (digit ?? 0) * worth)
}
