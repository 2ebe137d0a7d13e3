import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './context'

/** Rows of a table whose `key` is one of the ids, under their names in the program. */
export async function readRows<T extends PgTable>(
  sql: Tx,
  table: T,
  key: 'id' | 'household_id',
  county: string,
  ids: readonly string[],
): Promise<T['$inferSelect'][]> {
  const columns = Object.entries(getTableColumns(table))
  const list = columns.map(([field, column]) => `"${column.name}" as "${field}"`).join(', ')
  const name: string = getTableName(table)
  const rows = await sql`
    select ${sql.unsafe(list)} from ${sql(name)}
     where county = ${county} and ${sql(key)} = any(${ids as string[]}::uuid[])`
  return rows as unknown as T['$inferSelect'][]
}

/** Many rows by one statement; one that is there already becomes as given. */
export async function upsertRows<T extends PgTable>(
  sql: Tx,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([, column]) => `"${column.name}"`)
  const records = rows.map((row) =>
    Object.fromEntries(columns.map(([field, column]) => [column.name, plain(row[field as never])])),
  )
  const name: string = getTableName(table)
  const news = names.map((each) => `${each} = excluded.${each}`)
  await sql`
    insert into ${sql(name)} (${sql.unsafe(names.join(', '))})
    select ${sql.unsafe(names.join(', '))}
      from jsonb_populate_recordset(null::${sql(name)}, ${JSON.stringify(records)}::text::jsonb)
    on conflict (county, id) do update set ${sql.unsafe(news.join(', '))}`
}

const plain = (value: unknown) =>
  Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : (value ?? null)
