/** Chinese numerals as people text them: small, formal (banknotes) and 幺 for one on the telephone. */
const DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
  ['零〇', '一壹幺', '二贰两俩', '三叁仨', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap(
    (forms, value) => [...forms].map((form) => [form, String(value)] as const),
  ),
)
const NUMERAL = `[${Object.keys(DIGITS).join('')}十拾]`

/** 三, 第三, 三号, 回3, 回复“三”: what people send when asked to pick a number, and nothing else. */
const PICK = new RegExp(
  `^(?:回复?|回答|选择?|我选|按|发)?["“”'‘’(【[]?第?(\\d{1,2}|${NUMERAL}+)["“”'‘’)】\\]]?(?:号|个|项)?$`,
)

/** The whole message as digits where it is nothing but one number up to 99, else undefined. */
export function wholeNumber(plain: string): string | undefined {
  const number = PICK.exec(plain)?.[1]
  if (number === undefined) return undefined
  const digits = /^\d/.test(number) ? number : readNumeral(number)
  return digits !== undefined && digits.length <= 2 ? String(Number(digits)) : digits
}

/** 三, 十三, 三十, 三十三; digit by digit (二三五九) when there is no 十, as codes are read aloud. */
function readNumeral(numeral: string): string | undefined {
  if (!/[十拾]/.test(numeral)) return [...numeral].map((each) => DIGITS[each]).join('')
  const [tens = '', units = '', ...more] = numeral.split(/[十拾]/)
  const isNumber = more.length === 0 && tens.length <= 1 && units.length <= 1
  if (!isNumber || DIGITS[tens] === '0' || DIGITS[units] === '0') return undefined
  return (DIGITS[tens] ?? '1') + (DIGITS[units] ?? '0')
}
