import { type Column, type SQL, sql } from 'drizzle-orm'

/** Whether an id is one of some, as one parameter however many: the lists of a township have hundreds. */
export const isAnyOf = (column: Column, ids: readonly string[]): SQL =>
  sql`${column} = any(${sql.param([...ids])}::uuid[])`
