import { type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Db } from './client'

const dialect = new PgDialect()

/**
 * As `tx.execute`, of a statement each connection reads and plans once: for what is said often, and always in the same
 * words. Its values may differ, their number may not.
 */
export function executePrepared<T extends Record<string, unknown>>(
  tx: Db,
  name: string,
  query: SQL,
): Promise<T[]> {
  const { session } = tx._
  const prepared = session.prepareQuery<{ execute: T[]; all: T[]; values: unknown }>(
    dialect.sqlToQuery(query),
    undefined,
    name,
    false,
  )
  return prepared.execute()
}
