import type { HouseholdRecord, PersonRecord } from '../../../db/values/roll'
import type { Normalisation, Rejection, Warning } from './findings'
import type { Unsaid } from '../load/unsaid'

/** A person with the line they were read from. */
export interface ReadPerson extends PersonRecord {
  line: number
}

/** A household as read; `line` is its head's. */
export interface ReadHousehold extends HouseholdRecord {
  line: number
  people: ReadPerson[]
}

/** A household that is taken without some of its members. */
export interface IncompleteHousehold {
  number: string | null
  /** Of its head. */
  line: number
  /** How many members were left out; each has its line in `rejected`. */
  leftOut: number
}

/** All that a roll file holds. The lists are in the order of the file. */
export interface RollReading {
  /** Rows of people, and the households they make, taken or not. */
  seen: { households: number; people: number }
  households: ReadHousehold[]
  /** What it has no column for. */
  unsaid: Unsaid
  rejected: Rejection[]
  normalised: Normalisation[]
  warned: Warning[]
  incomplete: IncompleteHousehold[]
}
