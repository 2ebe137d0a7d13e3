import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcasts } from '../../db/schema'
import { isAnyOf } from '../shared/any-of'

/** What is held until somebody lets it go stands behind everything that is due. */
export const FAR = new Date('9999-01-01T00:00:00Z')

/** Of the broadcasts some messages belong to, those that are held: a message tried again must not slip out. */
export async function listHeld(
  tx: Db,
  county: string,
  messages: readonly { broadcastId: string | null }[],
): Promise<Set<string>> {
  const ids = [...new Set(messages.flatMap(({ broadcastId }) => broadcastId ?? []))]
  if (ids.length === 0) return new Set()
  const rows = await tx
    .select({ id: broadcasts.id })
    .from(broadcasts)
    .where(
      and(
        eq(broadcasts.county, county),
        isAnyOf(broadcasts.id, ids),
        eq(broadcasts.status, 'paused'),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}
