import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { events } from '../../db/schema'

/** Everybody who ever checked a change, those whose finding another one's took the place of too. */
export async function listCheckers(tx: Db, county: string, changeId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ actor: events.actor })
    .from(events)
    .where(
      and(
        eq(events.county, county),
        eq(events.subject, `change:${changeId}`),
        eq(events.type, 'change.checked'),
      ),
    )
  return rows.map(({ actor }) => actor.replace(/^staff:/, ''))
}
