import type { AppDeps } from '../http/context'
import { maskPhone } from '../shared/phone'

interface SealedAddress {
  id: string
  addressSealed: Buffer
  isPhone: boolean
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

/** The contact's phone as it may be shown; null where the address is no phone. */
export function maskedPhone(
  deps: Pick<AppDeps, 'sealer'>,
  county: string,
  contact: SealedAddress,
): string | null {
  return contact.isPhone ? maskPhone(openAddress(deps, county, contact)) : null
}
