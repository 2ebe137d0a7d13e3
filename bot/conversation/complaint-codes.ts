import { codeKind } from '../../api/client'

/** Sixteen digits in whatever groups, anywhere in a message. */
const SIXTEEN = /(?<!\d)\d(?:[\s\-–—.,，、]*\d){15}(?!\d)/gu

const sixteensIn = (text: string) =>
  (text.normalize('NFKC').match(SIXTEEN) ?? []).map((each) => each.replace(/\D/g, ''))

/** The codes of complaints in a message. */
export const complaintCodesIn = (text: string): string[] =>
  sixteensIn(text).filter((code) => codeKind(code) === 'complaint')

/** One that was mistyped counts, too: it is next to the right one. */
export const mayHoldComplaintCode = (text: string): boolean => sixteensIn(text).length > 0
