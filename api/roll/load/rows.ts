import type { households, people } from '../../../db/schema'
import type { HouseholdRecord, PersonRecord } from '../../../db/values/roll'
import type { Sealer } from '../../shared/sealing'
import type { LoadRecord } from './context'

export type HouseholdRow = typeof households.$inferInsert
export type PersonRow = typeof people.$inferInsert

export const HOUSEHOLD_FIELDS = [
  'number',
  'areaPath',
  'status',
  'watch',
  'type',
  'mainCause',
  'otherCauses',
  'identifiedYear',
  'exitedYear',
  'housingAreaM2',
  'housingGrade',
  'farmlandMu',
  'wageFen',
  'operatingFen',
  'propertyFen',
  'transferFen',
  'operatingCostFen',
  'netIncomePerHeadFen',
] as const satisfies readonly (keyof HouseholdRecord & keyof HouseholdRow)[]

export const PERSON_FIELDS = [
  'name',
  'sex',
  'relation',
  'ethnicity',
  'education',
  'schooling',
  'health',
  'labour',
  'work',
  'workMonths',
  'isHead',
] as const satisfies readonly (keyof PersonRecord & keyof PersonRow)[]

/** A record with what recognises it. */
export interface Entry {
  record: LoadRecord
  /** What finds the household again in the next file: its number, or its head's ID under a key. */
  key: string
  fingerprint: Buffer
}

export function toEntry(sealer: Sealer, county: string, record: LoadRecord): Entry {
  const key = record.number ?? headKey(sealer, county, record)
  return { record, key, fingerprint: fingerprintOf(sealer, county, record) }
}

/** The key of a household without a number. */
export function headKey(sealer: Sealer, county: string, { people }: LoadRecord): string {
  const head = people.find((person) => person.isHead)
  return `head:${sealer.index('id_number', county, head?.idNumber ?? '').toString('hex')}`
}

/** Of a household that stands otherwise than its file says: the next file is compared in full. */
export const NO_FINGERPRINT = Buffer.alloc(0)

/**
 * Equal content has an equal fingerprint, whatever file and line it came from. Keyed, because it
 * covers identity numbers.
 */
function fingerprintOf(sealer: Sealer, county: string, record: LoadRecord): Buffer {
  const content: unknown[] = [record.leftOut ?? 0, record.bankAccount]
  for (const field of HOUSEHOLD_FIELDS) content.push(record[field])
  for (const person of record.people) {
    content.push(person.idNumber, person.phone)
    for (const field of PERSON_FIELDS) content.push(person[field])
  }
  // An empty column and none are not the same.
  if (record.unsaid) content.push(record.unsaid)
  return sealer.index('roll', county, JSON.stringify(content))
}

export function toHouseholdRow(
  sealer: Sealer,
  county: string,
  id: string,
  { record, key, fingerprint }: Entry,
): HouseholdRow {
  const { bankAccount, people, unsaid: _, ...facts } = record
  const place = { county, table: 'households', column: 'bank_account_sealed', row: id }
  return {
    ...facts,
    county,
    id,
    key,
    headName: people.find((person) => person.isHead)?.name ?? '',
    size: people.length,
    statusSince: null,
    bankAccountSealed: bankAccount ? sealer.seal(place, bankAccount) : null,
    fingerprint,
  }
}

export function toPersonRow(
  sealer: Sealer,
  county: string,
  place: { id: string; householdId: string; idNumberIndex: Buffer },
  record: PersonRecord,
): PersonRow {
  const { idNumber, phone, ...facts } = record
  const at = { county, table: 'people', row: place.id }
  return {
    ...facts,
    ...place,
    county,
    idNumberSealed: sealer.seal({ ...at, column: 'id_number_sealed' }, idNumber),
    phoneSealed: phone ? sealer.seal({ ...at, column: 'phone_sealed' }, phone) : null,
    phoneIndex: phone ? sealer.index('phone', county, phone) : null,
  }
}
