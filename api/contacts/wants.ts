import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { contacts } from '../../db/schema'
import type { StoppableClass } from '../../db/values/messages'

/**
 * A contact whose owner did not stop such messages. `stopped` is the column where the table goes by
 * another name; every contact of a person holds the same, so that one look at the row is enough.
 */
export const wants = (ofClass: StoppableClass, stopped: SQLWrapper = contacts.stopped): SQL =>
  sql`${ofClass} <> all(${stopped})`
