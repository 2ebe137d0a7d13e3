import { and, asc, eq, isNull } from 'drizzle-orm'
import { contactLinks, households } from '../../db/schema'
import { areaInWords } from '../areas/words'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'

/** The households the contact speaks for now, in the order they were linked. */
export async function listLinks(ctx: RequestContext) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const rows = await db
    .select({
      householdId: households.id,
      head: households.headName,
      areaPath: households.areaPath,
      way: contactLinks.way,
    })
    .from(contactLinks)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, contactLinks.householdId)),
    )
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.contactId, requireContact(ctx)),
        isNull(contactLinks.endedAt),
      ),
    )
    .orderBy(asc(contactLinks.linkedAt), asc(households.id))
  return Promise.all(
    rows.map(async ({ areaPath, ...link }) => ({
      ...link,
      area: await areaInWords(db, county, areaPath),
    })),
  )
}
