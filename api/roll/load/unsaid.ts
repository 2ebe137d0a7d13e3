import type { HouseholdRecord, PersonRecord } from '../../../db/values/roll'
import type { Sealer } from '../../shared/sealing'
import type { LoadPerson, LoadRecord } from './context'
import type { HouseholdRow, PersonRow } from './rows'

export type HouseholdField = Exclude<keyof HouseholdRecord, 'number' | 'areaPath' | 'people'>
export type PersonField = Exclude<keyof PersonRecord, 'name' | 'idNumber' | 'relation' | 'isHead'>

/** What a file has no column for: of whoever stands on the roll it stays as it is there. */
export interface Unsaid {
  household: readonly HouseholdField[]
  person: readonly PersonField[]
}

/** A household of a file with what the roll holds in the place of what the file does not speak of. */
export function householdAsSaid(sealer: Sealer, before: HouseholdRow, record: LoadRecord) {
  const unsaid = record.unsaid?.household ?? []
  if (unsaid.length === 0) return record
  return laidOver(record, { ...before, bankAccount: openAccount(sealer, before) }, unsaid)
}

/** A household's account in the clear. */
export function openAccount(
  sealer: Sealer,
  { county, id, bankAccountSealed }: Pick<HouseholdRow, 'county' | 'id' | 'bankAccountSealed'>,
): string | null {
  const place = { county, table: 'households', column: 'bank_account_sealed', row: id }
  return bankAccountSealed ? sealer.open(place, bankAccountSealed) : null
}

/** The same of one of its members. */
export function personAsSaid(
  sealer: Sealer,
  before: PersonRow,
  person: LoadPerson,
  unsaid: Unsaid | undefined,
): LoadPerson {
  if (!unsaid || unsaid.person.length === 0) return person
  const { county, id, phoneSealed: sealed } = before
  const place = { county, table: 'people', column: 'phone_sealed', row: id }
  const known = { ...before, phone: sealed ? sealer.open(place, sealed) : null }
  return laidOver(person, known, unsaid.person)
}

function laidOver<Said extends object, Field extends keyof Said>(
  said: Said,
  known: Readonly<Partial<Record<Field, unknown>>>,
  fields: readonly Field[],
): Said {
  const kept = fields.map((field) => [field, known[field] ?? null] as const)
  return { ...said, ...Object.fromEntries(kept) }
}
