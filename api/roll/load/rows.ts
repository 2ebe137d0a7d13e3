import type { households, people } from '../../../db/schema'
import type { HouseholdRecord, PersonRecord } from '../../../db/values/roll'
import { newId } from '../../shared/ids'
import type { Sealer } from '../../shared/sealing'

export type HouseholdRow = typeof households.$inferInsert
export type PersonRow = typeof people.$inferInsert

/** What finds a household again in the next file: its number, or its head's ID under a key. */
export function keyOf(sealer: Sealer, county: string, record: HouseholdRecord): string {
  if (record.number) return record.number
  const head = record.people.find((person) => person.isHead)
  return `head:${sealer.index('id_number', county, head?.idNumber ?? '').toString('hex')}`
}

/** Keyed, because it covers identity numbers; equal content has an equal fingerprint. */
export function fingerprintOf(sealer: Sealer, county: string, record: HouseholdRecord): Buffer {
  return sealer.index('roll', county, JSON.stringify(record))
}

export function toHouseholdRow(
  sealer: Sealer,
  county: string,
  id: string,
  record: HouseholdRecord,
): HouseholdRow {
  const { bankAccount, people: members, ...facts } = record
  const place = { county, table: 'households', column: 'bank_account_sealed', row: id }
  return {
    ...facts,
    county,
    id,
    key: keyOf(sealer, county, record),
    headName: members.find((person) => person.isHead)?.name ?? '',
    size: members.length,
    statusSince: null,
    bankAccountSealed: bankAccount ? sealer.seal(place, bankAccount) : null,
    fingerprint: fingerprintOf(sealer, county, record),
  }
}

export function toPersonRow(
  sealer: Sealer,
  county: string,
  householdId: string,
  record: PersonRecord,
  id = newId(),
): PersonRow {
  const { idNumber, phone, ...facts } = record
  const at = (column: string) => ({ county, table: 'people', column, row: id })
  return {
    ...facts,
    county,
    id,
    householdId,
    idNumberSealed: sealer.seal(at('id_number_sealed'), idNumber),
    idNumberIndex: sealer.index('id_number', county, idNumber),
    phoneSealed: phone ? sealer.seal(at('phone_sealed'), phone) : null,
    phoneIndex: phone ? sealer.index('phone', county, phone) : null,
  }
}
