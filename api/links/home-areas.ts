import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, households } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'

/** Where the households live that a contact speaks for now, in the order they were linked. */
export async function homeAreasOf(db: Db, county: string, contactId: string): Promise<AreaPath[]> {
  const rows = await db
    .select({ areaPath: households.areaPath })
    .from(contactLinks)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, contactLinks.householdId)),
    )
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.contactId, contactId),
        isNull(contactLinks.endedAt),
      ),
    )
    .orderBy(asc(contactLinks.linkedAt), asc(households.id))
  return rows.map(({ areaPath }) => areaPath)
}
