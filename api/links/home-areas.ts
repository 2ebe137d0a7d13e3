import { and, asc, eq, isNull } from 'drizzle-orm'
import { contactLinks, households } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { RequestContext } from '../http/context'

/** Where the households live that a contact speaks for now, in the order they were linked. */
export async function homeAreasOf(
  { deps, county }: RequestContext,
  contactId: string,
): Promise<AreaPath[]> {
  const rows = await deps.connection.db
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
