import { readIdNumber } from '../roll/import/identity'

/** Why a row's number leads to nobody: the office looks at these. */
export type SkipReason =
  'id_missing' | 'id_lost' | 'id_form' | 'id_masked' | 'id_damaged' | 'several' | 'amount'

/** An identity number as it stands in a department's file. */
export type RecordId =
  /** One, or several of people who share what is recorded. */
  | { kind: 'whole'; ids: string[] }
  /** Typed wrongly: what is left of it, to be found again by the name. */
  | { kind: 'damaged'; forms: string[] }
  /** Hidden in part, or cut by a spreadsheet: `?` where nobody knows. */
  | { kind: 'masked'; shows: (idNumber: string) => boolean }
  | { kind: 'none'; reason: SkipReason }

/** What stands for a hidden digit. */
const HIDDEN = '*×•●○□?#_~'
const MASK = /[*×•●○□?#_~]{2,}|[xX]{3,}|\.{3,}|…+|-{3,}/u

/** Reads a number by rules alone. `today`: nobody is born later. */
export function readRecordId(text: string, today: string): RecordId {
  const read = readIdNumber(text, today)
  if ('idNumber' in read) return { kind: 'whole', ids: [read.idNumber] }
  if (read.refusal === 'id_missing' && !/[_-]{2,}/u.test(text)) return none('id_missing')
  const plain = text
    .normalize('NFKC')
    .replace(/[\p{C}\s'"`‘’“”]/gu, '')
    .replaceAll('＊', '*')
  const masked = maskedIn(plain)
  if (masked) return masked
  if (/^\d(\.\d+)?e\+?\d+$/iu.test(plain)) return none('id_lost')
  const several = wholeIn(plain, today)
  if (several.length > 0) return { kind: 'whole', ids: several }
  const digits = asDigits(plain)
  const again = readIdNumber(digits, today)
  if ('idNumber' in again) return { kind: 'whole', ids: [again.idNumber] }
  return damagedIn(digits)
}

const none = (reason: SkipReason): RecordId => ({ kind: 'none', reason })

function maskedIn(plain: string): RecordId | undefined {
  const text = plain.replace(/^[^\d*]+(?=\d)/u, '').replace(/x$/u, 'X')
  const found = MASK.exec(text)
  if (!found) return undefined
  const start = text.slice(0, found.index)
  const end = text.slice(found.index + found[0].length)
  if (!/^\d*$/u.test(start)) return undefined
  if (text.length === 18 && /^[\dX*×•●○□?#_~.x…-]*$/u.test(end)) {
    const known = [...text].flatMap((c, i) =>
      /\d/u.test(c) || (c === 'X' && i === 17 && !HIDDEN.includes(c)) ? [[i, c] as const] : [],
    )
    return enough(known.map(([i]) => i))
      ? { kind: 'masked', shows: (id) => known.every(([i, c]) => id.charAt(i) === c) }
      : none('id_masked')
  }
  if (!/^\d*X?$/u.test(end) || start.length + end.length >= 18) return undefined
  const at = [...start].map((_, i) => i).concat([...end].map((_, i) => 18 - end.length + i))
  return enough(at)
    ? { kind: 'masked', shows: (id) => id.startsWith(start) && id.endsWith(end) }
    : none('id_masked')
}

/** The region alone is everybody's: beyond it four digits at least must be seen. */
const enough = (places: readonly number[]) => places.filter((place) => place >= 6).length >= 4

/** 李四(5099…)、王五 5099…: whole numbers amid other text; each of several people has their own. */
function wholeIn(plain: string, today: string): string[] {
  const found = plain.match(/(?<![\dA-Z])\d{17}[\dXx](?![\dA-Z])/giu) ?? []
  const ids = found.flatMap((each) => {
    const read = readIdNumber(each, today)
    return 'idNumber' in read ? [read.idNumber] : []
  })
  return [...new Set(ids)]
}

/** What a keyboard confuses: O for 0, l for 1. */
const asDigits = (plain: string) => plain.replace(/[oO〇]/gu, '0').replace(/[lI|]/gu, '1')

/** What can still be compared with the numbers of the people who have the row's name. */
function damagedIn(text: string): RecordId {
  const core = (/[\dX][\dA-Z]{13,20}/iu.exec(text)?.[0] ?? '').toUpperCase()
  const digits = core.replace(/\D/gu, '').length
  if (digits < 14 || core.length > 21) return none('id_form')
  // Of the number of a disability certificate the last two are kind and grade.
  return { kind: 'damaged', forms: core.length >= 19 ? [core, core.slice(0, -2)] : [core] }
}

/** Excel keeps 15 digits and fills up with zeros: then three are unknown. */
const isCut = (form: string) => form.length === 18 && form.endsWith('000')

/** How a number typed wrongly comes of a right one; `cut`: its last three digits are not known. */
export function damageOf(form: string, idNumber: string): 'typed' | 'cut' | null {
  const isTyped = isTypedWrong(form, idNumber)
  // Of a cut number the zeros are no digits of anybody's: that they are but one off says nothing.
  if (isCut(form)) return isTyped || idNumber.startsWith(form.slice(0, 15)) ? 'cut' : null
  return isTyped ? 'typed' : null
}

/** One character wrong, lost, doubled or added, two neighbours swapped, or the old number of 15 digits. */
function isTypedWrong(form: string, idNumber: string): boolean {
  switch (form.length) {
    case 18:
      return isOneOff(form, idNumber)
    case 17:
      return isWithoutOne(form, idNumber)
    case 19:
      return isWithoutOne(idNumber, form)
    case 15:
      return form === idNumber.slice(0, 6) + idNumber.slice(8, 17)
    default:
      return false
  }
}

function isOneOff(form: string, idNumber: string): boolean {
  let first = 0
  while (first < 18 && form.charAt(first) === idNumber.charAt(first)) first++
  let last = 17
  while (last > first && form.charAt(last) === idNumber.charAt(last)) last--
  if (first >= last) return true
  const areSwapped =
    form.charAt(first) === idNumber.charAt(last) && form.charAt(last) === idNumber.charAt(first)
  return last === first + 1 && areSwapped
}

function isWithoutOne(shorter: string, longer: string): boolean {
  let at = 0
  while (at < shorter.length && shorter.charAt(at) === longer.charAt(at)) at++
  return shorter.slice(at) === longer.slice(at + 1)
}
