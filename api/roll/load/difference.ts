import type { PersonRecord } from '../../../db/values/roll'
import type { Sealer } from '../../shared/sealing'
import {
  type Entry,
  HOUSEHOLD_FIELDS,
  type HouseholdRow,
  PERSON_FIELDS,
  type PersonRow,
} from './rows'
import { openAccount } from './unsaid'

/** One field of an event; a sealed one is named without its values. */
export type FieldChange = { field: string; old: unknown; now: unknown } | { field: string }

/** What a household's own fields say that they did not say before. */
export function householdChanges(
  sealer: Sealer,
  before: HouseholdRow,
  after: HouseholdRow,
  { record }: Entry,
): FieldChange[] {
  const fields = [...HOUSEHOLD_FIELDS, 'headName', 'size', 'statusSince'] as const
  const changes: FieldChange[] = plainChanges(fields, before, after)
  return openAccount(sealer, before) === record.bankAccount
    ? changes
    : [...changes, { field: 'bankAccount' }]
}

/** What a person of that ID says that their row did not say before. */
export function personChanges(
  before: PersonRow,
  now: PersonRecord,
  phoneIndex: Buffer | null,
): FieldChange[] {
  const changes: FieldChange[] = plainChanges(PERSON_FIELDS, before, now)
  const old = before.phoneIndex ?? null
  const isSamePhone = old && phoneIndex ? old.equals(phoneIndex) : old === phoneIndex
  return isSamePhone ? changes : [...changes, { field: 'phone' }]
}

function plainChanges<Field extends string>(
  fields: readonly Field[],
  before: { readonly [Each in Field]?: unknown },
  after: { readonly [Each in Field]?: unknown },
) {
  return fields.flatMap((field) => {
    const [old, now] = [before[field] ?? null, after[field] ?? null]
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ field, old, now }]
  })
}
