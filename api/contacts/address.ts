import type { AppDeps } from '../http/context'
import { maskPhone } from '../shared/phone'

interface SealedAddress {
  id: string
  addressSealed: Buffer
  isPhone: boolean
  phoneSealed: Buffer | null
}

/** A contact's address in the clear: for sending and for calling back. */
export function openAddress(
  { sealer }: Pick<AppDeps, 'sealer'>,
  county: string,
  contact: Pick<SealedAddress, 'id' | 'addressSealed'>,
): string {
  const place = { county, table: 'contacts', column: 'address_sealed', row: contact.id }
  return sealer.open(place, contact.addressSealed)
}

/**
 * The keyed hash of the phone a contact is known to hold, as it stands in the register and with
 * staff: its own address, or what a chat has shown. Null where there is none.
 */
export const phoneIndexOf = (contact: {
  isPhone: boolean
  addressIndex: Buffer
  phoneIndex: Buffer | null
}): Buffer | null => (contact.isPhone ? contact.addressIndex : contact.phoneIndex)

/** Whose call it is, so that nobody is named to answer themselves. */
export const askerIndexOf = (contact: Parameters<typeof phoneIndexOf>[0]): Buffer =>
  phoneIndexOf(contact) ?? contact.addressIndex

/** That phone in the clear. */
export function phoneOf(
  deps: Pick<AppDeps, 'sealer'>,
  county: string,
  contact: SealedAddress,
): string | null {
  if (contact.isPhone) return openAddress(deps, county, contact)
  const { phoneSealed } = contact
  return phoneSealed && deps.sealer.open(phonePlace(county, contact.id), phoneSealed)
}

export const phonePlace = (county: string, contactId: string) => ({
  county,
  table: 'contacts',
  column: 'phone_sealed',
  row: contactId,
})

/** The contact's phone as it may be shown; null where none is known. */
export function maskedPhone(
  deps: Pick<AppDeps, 'sealer'>,
  county: string,
  contact: SealedAddress,
): string | null {
  const phone = phoneOf(deps, county, contact)
  return phone && maskPhone(phone)
}
