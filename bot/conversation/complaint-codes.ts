import { codeKind } from '../../api/client'

/** Sixteen digits in whatever groups, anywhere in a message. */
const SIXTEEN = /(?<!\d)\d(?:[\s\-–—.,，、]*\d){15}(?!\d)/gu

const sixteensIn = (text: string) =>
  (text.normalize('NFKC').match(SIXTEEN) ?? []).map((each) => each.replace(/\D/g, ''))

/** The codes of complaints in a message. */
export const complaintCodesIn = (text: string): string[] =>
  sixteensIn(text).filter((code) => codeKind(code) === 'complaint')

/** One digit dropped, or typed twice. */
const NEARLY_SIXTEEN = /(?<!\d)\d(?:[\s\-–—.,，、]*\d){14,16}(?!\d)/u

/** One that was mistyped counts, too: it is next to the right one. */
export const mayHoldComplaintCode = (text: string): boolean =>
  NEARLY_SIXTEEN.test(text.normalize('NFKC'))

/** The last four digits of the code, or all of them, and hardly a word beside. */
export function typesBack(text: string, code: string): boolean {
  const said = text.normalize('NFKC')
  const digits = said.replace(/\D/g, '')
  const isCode = digits === code.slice(-4) || digits === code
  return code !== '' && isCode && said.replace(/[\d\s\-–—.,，、。]/gu, '').length <= 6
}
