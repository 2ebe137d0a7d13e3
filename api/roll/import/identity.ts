import type { NormalisationClass, RejectionClass } from './findings'

type IdChange = Extract<
  NormalisationClass,
  'id_full_width' | 'id_lower_x' | 'id_spaces' | 'id_disability_certificate'
>
type IdRefusal = Extract<RejectionClass, `id_${string}`>

export type IdReading = { idNumber: string; changes: readonly IdChange[] } | { refusal: IdRefusal }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const UNCHANGED: readonly IdChange[] = []

/** Check character of GB 11643 (ISO 7064 MOD 11-2) over the first 17 digits. */
export function checkCharacter(digits: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (digits.charCodeAt(i) - 48) * (WEIGHTS[i] ?? 0)
  return '10X98765432'.charAt(sum % 11)
}

/** An identity number as typed. `today` is YYYY-MM-DD: nobody is born after it. */
export function readIdNumber(text: string, today: string): IdReading {
  if (hasForm(text)) return verify(text, UNCHANGED, today)
  const changes: IdChange[] = []
  const narrow = text.normalize('NFKC')
  if (/[０-９Ｘｘ]/.test(text)) changes.push('id_full_width')
  const plain = narrow.replace(/[\p{C}\s'`‘’"_-]/gu, '')
  if (plain === '') return { refusal: 'id_missing' }
  // A number that has become 5.09938E+17 is gone: its last digits are not in the file any more.
  if (/^\d(\.\d+)?e\+?\d+$/i.test(plain)) return { refusal: 'id_lost_in_spreadsheet' }
  if (plain !== narrow.trim()) changes.push('id_spaces')
  const upper = plain.replace('x', 'X')
  if (upper !== plain) changes.push('id_lower_x')
  if (hasForm(upper)) return verify(upper, changes, today)
  if (/^\d{15}$/.test(upper)) return { refusal: 'id_old_form' }
  // A disability certificate is numbered by the identity number, kind and grade.
  if (/^\d{17}[\dX]\d{2}B?\d?$/.test(upper)) {
    return verify(upper.slice(0, 18), [...changes, 'id_disability_certificate'], today)
  }
  return { refusal: 'id_form' }
}

/** 'male' by an odd sequence number. */
export const sexOfId = (idNumber: string) =>
  idNumber.charCodeAt(16) % 2 === 1 ? ('male' as const) : ('female' as const)

/** 17 digits and a digit or X. */
function hasForm(text: string): boolean {
  if (text.length !== 18) return false
  for (let i = 0; i < 17; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  const last = text.charCodeAt(17)
  return (last >= 48 && last <= 57) || last === 88
}

function verify(idNumber: string, changes: readonly IdChange[], today: string): IdReading {
  if (checkCharacter(idNumber) !== idNumber.charAt(17)) {
    // Excel keeps 15 digits and fills up with zeros.
    return { refusal: idNumber.endsWith('000') ? 'id_lost_in_spreadsheet' : 'id_check_digit' }
  }
  return isBirthDate(idNumber, today) ? { idNumber, changes } : { refusal: 'id_birth_date' }
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isBirthDate(idNumber: string, today: string): boolean {
  const year = Number(idNumber.slice(6, 10))
  const month = Number(idNumber.slice(10, 12))
  const day = Number(idNumber.slice(12, 14))
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && !isLeap ? 28 : (DAYS[month - 1] ?? 0)
  if (year < 1880 || day < 1 || day > days) return false
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}` <= today
}
