import type { households, people } from '../../../db/schema'
import type { HouseholdRecord, PersonRecord } from '../../../db/values/roll'
import { newId } from '../../shared/ids'
import type { Sealer } from '../../shared/sealing'

export type HouseholdRow = typeof households.$inferInsert
export type PersonRow = typeof people.$inferInsert

/** What finds a household again in the next file: its number, or its head's ID under a key. */
function keyOf(sealer: Sealer, county: string, record: HouseholdRecord): string {
  if (record.number) return record.number
  const head = record.people.find((person) => person.isHead)
  return `head:${sealer.index('id_number', county, head?.idNumber ?? '').toString('hex')}`
}

const HOUSEHOLD_FIELDS = [
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
  'bankAccount',
] as const satisfies readonly (keyof HouseholdRecord)[]

const PERSON_FIELDS = [
  'name',
  'sex',
  'idNumber',
  'relation',
  'ethnicity',
  'education',
  'schooling',
  'health',
  'labour',
  'work',
  'workMonths',
  'phone',
  'isHead',
] as const satisfies readonly (keyof PersonRecord)[]

/**
 * Equal content has an equal fingerprint, whatever file and line it came from. Keyed, because it
 * covers identity numbers.
 */
function fingerprintOf(sealer: Sealer, county: string, record: HouseholdRecord): Buffer {
  const people = record.people.map((person) => PERSON_FIELDS.map((field) => person[field]))
  const content = [HOUSEHOLD_FIELDS.map((field) => record[field]), people]
  return sealer.index('roll', county, JSON.stringify(content))
}

/** A record with what recognises it, before it is known whether the roll has it. */
export interface Entry {
  record: HouseholdRecord
  key: string
  fingerprint: Buffer
}

export function toEntry(sealer: Sealer, county: string, record: HouseholdRecord): Entry {
  const key = keyOf(sealer, county, record)
  return { record, key, fingerprint: fingerprintOf(sealer, county, record) }
}

export function toHouseholdRow(
  sealer: Sealer,
  county: string,
  id: string,
  { record, key, fingerprint }: Entry,
): HouseholdRow {
  const { bankAccount, people: members, ...facts } = record
  const place = { county, table: 'households', column: 'bank_account_sealed', row: id }
  return {
    ...facts,
    county,
    id,
    key,
    headName: members.find((person) => person.isHead)?.name ?? '',
    size: members.length,
    statusSince: null,
    bankAccountSealed: bankAccount ? sealer.seal(place, bankAccount) : null,
    fingerprint,
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
