import type { RejectionClass } from './findings'

export type NumberedReading =
  { number: string | null } | { refusal: Extract<RejectionClass, `number_${string}`> }

/** The 户编号 as typed; null where a household has none. */
export function readHouseholdNumber(text: string): NumberedReading {
  if (text === '') return { number: null }
  if (isDigits(text)) return { number: text }
  const plain = text.normalize('NFKC').replace(/[\p{C}\s'`]/gu, '')
  if (/^(无|-|\/|—|暂无)?$/.test(plain)) return { number: null }
  if (/^\d(\.\d+)?e\+?\d+$/i.test(plain)) return { refusal: 'number_lost_in_spreadsheet' }
  return /^[0-9a-z-]{1,40}$/i.test(plain) ? { number: plain } : { refusal: 'number_form' }
}

function isDigits(text: string): boolean {
  if (text.length > 40) return false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  return true
}
