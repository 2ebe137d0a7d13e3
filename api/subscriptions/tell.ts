import { and, asc, eq, inArray, like, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areaSubscriptions, contacts } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { wants } from '../contacts/wants'
import type { RequestContext } from '../http/context'
import type { Say } from '../messages/templates'
import { enqueueMany } from '../outbox/enqueue'
import { withAncestors } from '../shared/area-path'

/** Whoever asked to be told of an area, or of what lies around or in it, hears this. */
export async function tellSubscribers(
  tx: Db,
  ctx: RequestContext,
  { areaPath, purpose, say }: { areaPath: AreaPath; purpose: string; say: Say },
): Promise<void> {
  const { county } = ctx
  const rows = await tx
    .selectDistinct({ id: contacts.id })
    .from(areaSubscriptions)
    .innerJoin(
      contacts,
      and(eq(contacts.county, county), eq(contacts.id, areaSubscriptions.contactId)),
    )
    .where(
      and(
        eq(areaSubscriptions.county, county),
        wants('notice'),
        or(
          inArray(areaSubscriptions.areaPath, withAncestors(areaPath)),
          like(areaSubscriptions.areaPath, `${areaPath}.%`),
        ),
      ),
    )
    .orderBy(asc(contacts.id))
  const messages = rows.map(({ id: contactId }) => ({
    contactId,
    purpose: `${purpose}:${contactId}`,
    class: 'notice' as const,
    say,
  }))
  await enqueueMany(tx, ctx, messages)
}
