import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { decodeCursor } from '../shared/cursor'

/** What every list takes. */
export const PageQuery = z.object({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type PageQuery = z.output<typeof PageQuery>

/** `true` and `false` in a query. */
export const Flag = z.enum(['true', 'false']).transform((word) => word === 'true')

const Position = z.tuple([z.iso.datetime(), z.uuid()])

/** The rows after a cursor in the order (instant, id); all of them where there is none. */
export function afterCursor(
  cursor: string | undefined,
  at: PgColumn,
  id: PgColumn,
): SQL | undefined {
  if (cursor === undefined) return undefined
  const [instant, row] = decodeCursor(cursor, Position)
  return sql`(${at}, ${id}) > (${instant}::timestamptz, ${row}::uuid)`
}
