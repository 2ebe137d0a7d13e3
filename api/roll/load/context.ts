import { setImmediate as breathe } from 'node:timers/promises'
import type { TransactionSql } from 'postgres'
import type { HouseholdRecord, PersonRecord } from '../../../db/values/roll'
import type { RequestContext } from '../../http/context'
import type { KeptDecision } from './decided'
import type { Unsaid } from './unsaid'

export type Tx = TransactionSql<{ bigint: number }>
export interface LoadContext extends Pick<
  RequestContext,
  'county' | 'actor' | 'requestId' | 'now' | 'deps'
> {
  /** What the events rest on: `import:<id>`. */
  evidence?: string
}

/** A person to be taken in, with the line of the file they come from, if any. */
export interface LoadPerson extends PersonRecord {
  line?: number
}

/** A household to be taken in. */
export interface LoadRecord extends HouseholdRecord {
  line?: number
  /** Members of the file whose rows could not be read: whoever it does not name may be one of them. */
  leftOut?: number
  /** What the file has no column for, where it lacks any. */
  unsaid?: Unsaid
  people: LoadPerson[]
}

/** Somebody of the file the roll did not take, with why in Chinese. */
export interface Elsewhere {
  line: number | null
  /** 户编号 in the file. */
  number: string | null
  name: string
  /** Their ID stands in another household of the roll; or their new household's head's does. */
  class: 'id_elsewhere' | 'head_elsewhere'
  message: string
}

export interface LoadCounts {
  /** Households, by what they were for the roll. */
  entered: number
  changed: number
  same: number
  /** Not entered, because their head stands elsewhere. */
  refused: number
  /** Members of the households entered. */
  people: number
  elsewhere: Elsewhere[]
  /** What was decided otherwise than the file says, and stays. */
  kept: KeptDecision[]
}

/** Households by one statement. */
export const CHUNK = 500

const AT_ONCE = 50

/**
 * Makes something of each item without holding up the process: the database is fed meanwhile, and a
 * server beside it would go on answering.
 */
export async function mapCalmly<T, R>(items: readonly T[], make: (item: T) => R): Promise<R[]> {
  const made: R[] = []
  for (const item of items) {
    made.push(make(item))
    if (made.length % AT_ONCE === 0) await breathe()
  }
  return made
}

export function* chunksOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = []
  for (const item of items) {
    chunk.push(item)
    if (chunk.length === size) {
      yield chunk
      chunk = []
    }
  }
  if (chunk.length > 0) yield chunk
}
