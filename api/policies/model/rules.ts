import { strangeBodies } from './body-rules'
import { turnsRound } from './mood-rules'
import { packed } from './packed-rules'
import { isProved, quantitiesOf } from './quantity-rules'
import { isStronger } from './strength-rules'

/** What an answer may be composed from; the `source` names document and article as people see them. */
export interface Passage {
  id: string
  source: string
  text: string
}

/** An answer each sentence of which its passages prove. */
export interface Composed {
  /** Without the citations. */
  text: string
  /** Ids of the passages cited, in the order they come. */
  cited: string[]
}

/** Why an answer is not taken. */
export type Doubt =
  | 'empty'
  | 'too_long'
  | 'does_not_know'
  | 'signs'
  | 'no_citation'
  | 'unknown_citation'
  | 'quote'
  | 'letters'
  | 'number'
  | 'body'
  | 'mood'
  | 'strength'

export type Verdict = { composed: Composed } | { doubt: Doubt }

/** Characters of a composed answer. */
export const MOST_CHARACTERS = 300

const CITATION = /[[［【]\s*([0-9０-９]{1,2}(?:\s*[,，、]\s*[0-9０-９]{1,2})*)\s*[\]］】]/g
const DOES_NOT_KNOW =
  /不知道|不清楚|不晓得|不确定|(?:无法|不能|难以|没法)(?:回答|确定|判断|得知|提供)|没有?(?:找到|提到|提及|说明|写明|相关|查到)|未(?:提及|提到|说明|写明|找到|涉及|明确|作出)/
/** Of addresses, marks and code, and what is not seen; what is masked has 〔〕. */
const FORBIDDEN_SIGNS =
  /[\p{C}\p{Co}*#`_<>|\\{}[\]【】〔〕@~^=$￥¥]|:\/\/|www\.|\.(?:com|cn|net|org|gov)/iu
/** Digits of other scripts than ours. */
const OTHER_DIGITS = /(?![0-9])[\p{Nd}\p{Nl}\p{No}]/u
const QUOTED = /[「“『‘"《]([^「」“”『』‘’"《》]*)[」”』’"》]/g
const QUOTE_SIGNS = /[「」“”『』‘’"《》]/

/** Takes a composed answer only where nothing in it goes beyond the passages it cites. */
export function verify(answer: string, passages: readonly Passage[]): Verdict {
  // With its citations and lines, and before anything is looked for in it.
  if (answer.length > MOST_CHARACTERS * 3) return { doubt: 'too_long' }
  const written = answer.replace(/\r\n?/g, '\n').trim()
  const text = written
    .replace(CITATION, '')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
  if (!/[\p{L}\p{N}]/u.test(text)) return { doubt: 'empty' }
  if ([...text].length > MOST_CHARACTERS) return { doubt: 'too_long' }
  if (DOES_NOT_KNOW.test(packed(text))) return { doubt: 'does_not_know' }
  const signs = text.replaceAll('\n', '').normalize('NFKC')
  if (FORBIDDEN_SIGNS.test(signs) || OTHER_DIGITS.test(packed(text))) return { doubt: 'signs' }
  const cited: string[] = []
  for (const sentence of sentencesOf(written)) {
    const numbers = citationsIn(sentence)
    if (numbers.length === 0) return { doubt: 'no_citation' }
    const proofs = numbers.map((number) => passages[number - 1])
    if (!proofs.every((passage) => passage !== undefined)) return { doubt: 'unknown_citation' }
    const doubt = doubtIn(packed(sentence.replace(CITATION, '')), proofs)
    if (doubt) return { doubt }
    cited.push(...proofs.map(({ id }) => id))
  }
  return { composed: { text, cited: [...new Set(cited)] } }
}

/** Parts at 。！？； and lines, not within quotation marks; a citation behind the mark belongs before it. */
export function sentencesOf(text: string): string[] {
  const moved = text.replace(
    /([。！？；!?;]+)((?:[ \t]*[[［【][0-9０-９,，、\s]+[\]］】])+)/g,
    '$2$1',
  )
  const sentences: string[] = []
  let depth = 0
  let sentence = ''
  for (const sign of moved) {
    if (/[「“『‘]/.test(sign)) depth++
    if (/[」”』’]/.test(sign)) depth = Math.max(0, depth - 1)
    sentence += sign
    if (sign === '\n' || (depth === 0 && /[。！？；!?;]/.test(sign))) {
      sentences.push(sentence)
      sentence = ''
    }
  }
  return [...sentences, sentence].filter((each) => /[\p{L}\p{N}]/u.test(each))
}

const citationsIn = (sentence: string): number[] =>
  [...sentence.matchAll(CITATION)].flatMap(([, list = '']) =>
    list
      .normalize('NFKC')
      .split(/[,、]/)
      .map((number) => Number(number.trim())),
  )

function doubtIn(sentence: string, passages: readonly Passage[]): Doubt | null {
  const proofs = passages.map(({ source, text }) => packed(`${source}\n${text}`))
  const proof = proofs.join('\n')
  if (!quotesStand(sentence, proofs)) return 'quote'
  const letters = sentence.match(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]+/gu) ?? []
  if (letters.some((word) => !proof.toLowerCase().includes(word.toLowerCase()))) return 'letters'
  const given = quantitiesOf(proof)
  if (!quantitiesOf(sentence).every((quantity) => isProved(quantity, given))) return 'number'
  if (strangeBodies(sentence, proof).length > 0) return 'body'
  if (turnsRound(sentence, proof)) return 'mood'
  return isStronger(sentence, proof) ? 'strength' : null
}

/** Each quotation word for word, whole, in one of the passages. */
function quotesStand(sentence: string, proofs: readonly string[]): boolean {
  const rest = sentence.replace(QUOTED, '')
  if (QUOTE_SIGNS.test(rest)) return false
  const inOneLine = proofs.map((proof) => proof.replaceAll('\n', ''))
  return [...sentence.matchAll(QUOTED)].every(([, quote = '']) => {
    const words = quote.replace(/[。,;!?]+$/, '').replaceAll('\n', '')
    return words !== '' && inOneLine.some((proof) => proof.includes(words))
  })
}
