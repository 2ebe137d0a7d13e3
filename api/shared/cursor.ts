import { z } from 'zod'
import { ApiError } from './errors'

/** A text a cursor may hold: the database refuses one with a NUL in it. */
export const CursorText = z.string().regex(/^[^\0]*$/)

/** Where the next page starts: the order's values of the last row shown, opaque to the caller. */
export function encodeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** @param order Types of the order's values. Throws `invalid` for anything but a cursor of ours. */
export function decodeCursor<T>(cursor: string, order: z.ZodType<T>): T {
  const parsed = order.safeParse(fromJson(Buffer.from(cursor, 'base64url').toString()))
  if (!parsed.success) throw new ApiError('invalid', 'cursor')
  return parsed.data
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Cuts a page out of a query that asked for one row more than its length.
 * @param orderOf The order's values of a row, as the query sorts by them.
 */
export function pageOf<T>(rows: readonly T[], limit: number, orderOf: (row: T) => string[]) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? encodeCursor(orderOf(last)) : null }
}
