import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** `FIXED_LINE_OR_MOBILE` is what North American numbers are: nobody can tell them apart. */
const CAN_TEXT = new Set<string | undefined>(['MOBILE', 'FIXED_LINE_OR_MOBILE'])

/**
 * A phone that can get a text, as E.164 (`+8619900000150`); null for a landline, a service number or
 * none at all. A number without a country is a mainland one.
 */
export function normalisePhone(text: string): string | null {
  const phone = parsePhoneNumberFromString(text.normalize('NFKC'), 'CN')
  return phone?.isValid() && CAN_TEXT.has(phone.getType()) ? phone.number : null
}

/** `199****0150`; a number from elsewhere keeps its country, `+1415****309`. */
export function maskPhone(phone: string): string {
  const mainland = /^\+86(\d{3})\d{4}(\d{4})$/.exec(phone)
  if (mainland) return `${mainland[1]}****${mainland[2]}`
  return phone.length < 9 ? '****' : `${phone.slice(0, -7)}****${phone.slice(-3)}`
}

/**
 * `500238************`: only where the person was registered. The last four stay hidden too, because
 * with a name they prove a household.
 */
export function maskIdNumber(idNumber: string): string {
  return idNumber.slice(0, 6) + '*'.repeat(Math.max(0, idNumber.length - 6))
}

/** `****2718`. */
export function maskBankAccount(account: string): string {
  return `****${account.length > 8 ? account.slice(-4) : ''}`
}
