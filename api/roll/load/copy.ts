import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { TransactionSql } from 'postgres'
import type { Sql } from '../../../db/client'
import { CopyText } from './copy-text'

/** Any of our connections or transactions on them: COPY needs no more than the raw client. */
export type CopyClient = Sql | TransactionSql<{ bigint: number }>

/** Streams rows into a table by COPY, the fastest way PostgreSQL takes them. */
export async function copyRows<T extends PgTable>(
  sql: CopyClient,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.entries(getTableColumns(table))
  const fields = columns.map(([field]) => field as keyof T['$inferInsert'])
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ')
  const { stream, done } = await openCopy(
    sql,
    `copy "${getTableName(table)}" (${names}) from stdin`,
  )
  const text = new CopyText()
  for (const row of rows) {
    text.addRow(row, fields)
    if (text.isFull && !stream.write(text.take())) await Promise.race([once(stream, 'drain'), done])
  }
  stream.end(text.take())
  await done
}

/**
 * `done` rejects with what PostgreSQL says. postgres.js tells nobody of rows that are refused after
 * the last one was sent, which is when most are, because its query is answered by the stream already:
 * without a listener of our own a refused COPY would wait for ever.
 */
async function openCopy(sql: CopyClient, statement: string) {
  const query = sql.unsafe(statement)
  const refused = new Promise<never>((_, reject) => Object.assign(query, { reject }))
  refused.catch(() => {})
  // Where the statement itself is refused there is no stream.
  const stream = await Promise.race([query.writable(), refused])
  const done = Promise.race([finished(stream), refused])
  done.catch(() => {})
  return { stream, done }
}
