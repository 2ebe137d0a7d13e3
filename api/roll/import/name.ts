import type { NormalisationClass, RejectionClass, WarningClass } from './findings'

type NameChange = Extract<NormalisationClass, `name_${string}`>

export type NameReading =
  | {
      name: string
      changes: readonly NameChange[]
      doubt?: Extract<WarningClass, 'formula_in_name' | 'name_unreadable'>
    }
  | { refusal: Extract<RejectionClass, `name_${string}`> }

/** The longest names of the minorities have about 50 characters; a formula may be longer. */
const MAX_LENGTH = 100

/**
 * A person's name as typed. Rare characters stay. A formula stays too, as the plain text it is
 * here; whoever writes it into a sheet again must disarm it.
 */
export function readName(text: string): NameReading {
  if (isPlain(text)) return { name: text, changes: [] }
  // Errors that formulas leave behind.
  if (/^\s*#(N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!)\s*$/.test(text))
    return { refusal: 'name_missing' }
  const changes: NameChange[] = []
  const visible = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .normalize('NFC')
  if (visible !== text) changes.push('name_characters')
  const isFormula = /^\s*[=+@＝＋＠-]/.test(visible)
  const name = isFormula ? visible.trim() : withoutSpaces(visible)
  if (name === '') return { refusal: 'name_missing' }
  if (name !== visible) changes.push('name_spaces')
  if (name.length > MAX_LENGTH) return { refusal: 'name_too_long' }
  if (isFormula) return { name, changes, doubt: 'formula_in_name' }
  return isReadable(name) ? { name, changes } : { name, changes, doubt: 'name_unreadable' }
}

/** Common characters only, as nearly every name: no further look needed. */
function isPlain(text: string): boolean {
  if (text.length < 2 || text.length > 6) return false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x4e00 || code > 0x9fff) return false
  }
  return true
}

/** 张 三 is set apart for looks; between the words of other scripts one space remains. */
function withoutSpaces(text: string): string {
  const trimmed = text.trim()
  return /\p{Script=Latin}/u.test(trimmed)
    ? trimmed.replace(/\s+/g, ' ')
    : trimmed.replace(/\s+/g, '')
}

/** No replacement mark, no private character of some old font, and at least one letter. */
const isReadable = (name: string) => /\p{L}/u.test(name) && !/[\ufffd?？□■\p{Co}\p{Cn}]/u.test(name)
