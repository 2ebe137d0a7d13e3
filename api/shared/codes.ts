import { randomInt } from 'node:crypto'
import { CODE_KINDS, CODE_LENGTHS, type CodeKind } from '../../db/values/codes'
import { checkDigit } from './check-digit'

/** A fresh code of its kind; unique only once the insert into `codes` has accepted it. */
export function randomCode(kind: CodeKind): string {
  const length = CODE_LENGTHS[kind] - 1
  // The first digit is never 0: people drop leading zeros when they read a code aloud.
  let digits = String(randomInt(1, 10))
  while (digits.length < length) digits += String(randomInt(10))
  return digits + checkDigit(digits)
}

/** What kind of code these digits are by their length, or null when the check digit is wrong. */
export function codeKind(digits: string): CodeKind | null {
  const kind = CODE_KINDS.find((each) => CODE_LENGTHS[each] === digits.length)
  if (!kind) return null
  return checkDigit(digits.slice(0, -1)) === digits.at(-1) ? kind : null
}
