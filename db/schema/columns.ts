import { sql } from 'drizzle-orm'
import { check, customType, type PgColumn, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The tenant. First in every key and named in every statement, so that the schema can be distributed. */
export const county = () => text('county').notNull()

/** A UUIDv7 made by the application; never an order by itself. */
export const id = () => uuid('id').notNull()

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** `text({ enum })` only informs TypeScript; this makes the database hold the list too. */
export function oneOf(name: string, column: PgColumn, values: readonly string[]) {
  const list = sql.raw(values.map((value) => `'${value}'`).join(', '))
  return check(name, sql`${column} in (${list})`)
}
