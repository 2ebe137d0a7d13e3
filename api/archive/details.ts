import type { ChangeReason, JoinReason, LeaveReason } from '../../db/values/archive'
import type { HouseholdRecord, PersonRecord } from '../../db/values/roll'
import type { Day } from '../shared/day'
import type { FieldChange } from '../roll/load/difference'
import { HOUSEHOLD_FIELDS, PERSON_FIELDS } from '../roll/load/rows'

/** What the archive tells of a household on any day; its account is not among it. */
export const FACT_FIELDS = [...HOUSEHOLD_FIELDS, 'headName', 'size', 'statusSince'] as const
export type FactField = (typeof FACT_FIELDS)[number]

export interface HouseholdFacts extends Pick<HouseholdRecord, (typeof HOUSEHOLD_FIELDS)[number]> {
  headName: string
  size: number
  statusSince: Day | null
}

/** A member as the archive tells them: by an id, without identity number and phone. */
export interface MemberFacts extends Pick<PersonRecord, (typeof PERSON_FIELDS)[number]> {
  personId: string
}

export interface JoinedMember extends MemberFacts {
  reason: JoinReason
  /** The household they come from. */
  from?: string
}

export interface LeftMember {
  personId: string
  name: string
  reason: LeaveReason
  on: Day
  /** The household they go to. */
  to?: string
}

export interface AlteredMember {
  personId: string
  name: string
  changes: FieldChange[]
}

/** A whole household, so that what follows can be told of it. Empty fields are left out. */
export interface Whole {
  facts: Partial<HouseholdFacts>
  people: (Partial<MemberFacts> & { personId: string })[]
}

/**
 * What each event keeps that changes a household's file: from all of them, in their order, follows how it
 * stood on any day. Identity numbers, phones and accounts are never among it in the clear.
 */
export interface ArchiveDetails {
  reason?: ChangeReason
  /** What it rests on: `change:<id>`, `report:<id>` … */
  evidence?: string
  /** The day it is true from, where that is not the day it was recorded. */
  on?: Day
  /** All of it as it is from this event on: it entered the roll, was founded, or was taken stock of. */
  whole?: Whole
  /** How it stood until this event, of a household whose earlier events do not say so. */
  before?: Whole
  changes?: FieldChange[]
  joined?: JoinedMember[]
  left?: LeftMember[]
  members?: AlteredMember[]
  /** The area it moved out of: the register of a past day finds it by this. */
  leftArea?: string
  /** The household it was split from. */
  from?: string
}

/** Without what is empty: a county's worth of these is stored. */
export function compact<Given extends object>(given: Given): Partial<Given> {
  const parts = Object.entries(given).filter(([, value]) => !isEmpty(value))
  return Object.fromEntries(parts) as Partial<Given>
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

type Given<Field extends string> = { readonly [Each in Field]?: unknown }

export function wholeOf(
  household: Given<FactField>,
  people: readonly (Given<(typeof PERSON_FIELDS)[number]> & { id: string })[],
): Whole {
  return {
    facts: factsOf(household),
    people: people.map((person) => ({
      personId: person.id,
      ...(filled(person, PERSON_FIELDS) as Partial<MemberFacts>),
    })),
  }
}

export const factsOf = (household: Given<FactField>) =>
  filled(household, FACT_FIELDS) as Partial<HouseholdFacts>

export const memberOf = (person: Given<(typeof PERSON_FIELDS)[number]> & { id: string }) =>
  ({ personId: person.id, ...pick(person, PERSON_FIELDS) }) as MemberFacts

/** What is not empty, in one pass: an import does this for a whole county. */
function filled<Field extends string>(from: Given<Field>, fields: readonly Field[]) {
  const found: Partial<Record<Field, unknown>> = {}
  for (const field of fields) if (!isEmpty(from[field])) found[field] = from[field]
  return found
}

function pick<Field extends string>(from: Given<Field>, fields: readonly Field[]) {
  return Object.fromEntries(fields.map((field) => [field, from[field] ?? null]))
}
