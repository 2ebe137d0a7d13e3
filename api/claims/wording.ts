import { AMOUNT, numberOf } from '../wording/numerals'

const SEPARATORS = /^[\s,，。:：;；、]+|[\s,，。:：;；、]+$/gu
export const trimmed = (text: string) => text.replace(SEPARATORS, '')

/** In their own words, but for full-width digits and what parts thousands. */
export const plainOf = (text: string) =>
  text
    .replace(/[０-９．　]/gu, (sign) => sign.normalize('NFKC'))
    .replace(/(?<=\d)[,，](?=\d{3}(?!\d))/gu, '')

const SUM = new RegExp(`${AMOUNT}\\s*(?<yuan>元整?|块钱?|圆)?(?=$|[\\s\\p{P}])`, 'gu')

export interface SaidSum {
  fen: number
  start: number
  end: number
}

/**
 * Every sum a text names: 18万, 3000元, 一万二. A bare number is one only where it stands alone.
 * @param plain as `plainOf` has it
 */
export function sumsIn(plain: string): SaidSum[] {
  return [...plain.matchAll(SUM)].flatMap((found) => {
    const [words, number = ''] = found
    const isMoney =
      found.groups?.['yuan'] !== undefined || /[万千]/u.test(number) || words === plain.trim()
    const yuan = isMoney ? numberOf(number) : undefined
    const start = found.index
    return yuan === undefined || yuan <= 0
      ? []
      : { fen: Math.round(yuan * 100), start, end: start + words.length }
  })
}

/** The first sum of a text, and what is said beside it. */
export function readSum(text: string): { fen: number | null; rest: string } {
  const plain = plainOf(text)
  const [first] = sumsIn(plain)
  if (!first) return { fen: null, rest: trimmed(plain) }
  const rest = `${trimmed(plain.slice(0, first.start))} ${trimmed(plain.slice(first.end))}`
  return { fen: first.fen, rest: trimmed(rest) }
}

const PASSED = /^(?:验收|抽查)?(?:合格|通过|属实)(?:了|的)?(?=$|[\s\p{P}\d]|\p{Script=Han})/u
const FAILED = /^(?:验收|抽查)?(?:不合格|未合格|不通过|没通过|未通过|不属实)(?:了|的)?/u
const AGREES = /^(?:我|县里)?同意(?:报账|拨付|支付)?/u
const REFUSES = /^(?:我|县里)?(?:不同意|不予同意)(?:报账|拨付|支付)?/u

/** The verdict a text begins with, 合格 or 不合格, and the words behind it. */
export const readVerdict = (text: string) => readOne(text, PASSED, FAILED)
/** 同意 or 不同意, and why. */
export const readOpinion = (text: string) => readOne(text, AGREES, REFUSES)

function readOne(text: string, yes: RegExp, no: RegExp): { is: boolean | null; rest: string } {
  const plain = trimmed(plainOf(text))
  for (const [pattern, is] of [
    [no, false],
    [yes, true],
  ] as const) {
    const found = pattern.exec(plain)
    if (found) return { is, rest: trimmed(plain.slice(found[0].length)) }
  }
  return { is: null, rest: plain }
}
