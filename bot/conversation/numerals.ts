import { digitsOf, numberOf } from '../../api/client'

const NUMERAL = '[零〇一壹幺二贰两俩三叁仨四肆五伍六陆七柒八捌九玖十拾]'

/** 三, 第三, 三号, 回3, 回复“三”: what people send when asked to pick a number, and nothing else. */
const PICK = new RegExp(
  `^(?:回复?|回答|选择?|我选|按|发)?["“”'‘’(【[]?第?(\\d{1,2}|${NUMERAL}+)["“”'‘’)】\\]]?(?:号|个|项)?$`,
)

/** The whole message as digits where it is nothing but one number up to 99, else undefined. */
export function wholeNumber(plain: string): string | undefined {
  const number = PICK.exec(plain)?.[1]
  if (number === undefined) return undefined
  // Digit by digit where there is no 十, as codes are read aloud.
  const digits = digitsOf(number) ?? numberOf(number)?.toString()
  return digits !== undefined && digits.length <= 2 ? String(Number(digits)) : digits
}
