import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { TransactionSql } from 'postgres'
import type { Sql } from '../../../db/client'

/** Any of our connections or transactions on them: COPY needs no more than the raw client. */
export type CopyClient = Sql | TransactionSql<{ bigint: number }>

const CHUNK_CHARACTERS = 32 * 1024

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
  const stream = await sql.unsafe(`copy "${getTableName(table)}" (${names}) from stdin`).writable()
  const done = finished(stream)
  let text = ''
  for (const row of rows) {
    for (let i = 0; i < fields.length; i++) {
      if (i > 0) text += '\t'
      text += field(row[fields[i] as keyof typeof row])
    }
    text += '\n'
    if (text.length > CHUNK_CHARACTERS) {
      if (!stream.write(text)) await once(stream, 'drain')
      text = ''
    }
  }
  stream.end(text)
  await done
}

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One value in COPY's text format. */
function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escape(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return escape(arrayLiteral(value))
  return escape(JSON.stringify(value))
}

function escape(text: string): string {
  if (!SPECIAL.test(text)) return text
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
}

const arrayLiteral = (values: unknown[]) =>
  `{${values.map((value) => `"${String(value).replace(/["\\]/g, '\\$&')}"`).join(',')}}`
