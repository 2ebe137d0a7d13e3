import { and, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { outbox, relays } from '../../db/schema'
import type { Broadcast } from '../broadcasts/find'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { opensAt } from '../shared/sending-hours'
import { purposeOf } from './open'
import { quoteOf } from './rules'

/**
 * Tells the cadres who were asked to tell households of a notice that it is called off, each once. Where
 * the asking still waits to go out, its guard drops it, and there is nothing to call off.
 */
export async function callOffTelling(
  tx: Db,
  ctx: RequestContext,
  { id, body }: Broadcast,
): Promise<void> {
  for (const staffId of await listAsked(tx, ctx.county, id))
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose: `relay_off:${id}:${staffId}`,
      say: say('relay.called_off', { text: quoteOf(body) }),
      notBefore: opensAt('filing', ctx.now),
    })
}

async function listAsked(tx: Db, county: string, broadcastId: string): Promise<string[]> {
  const groups = await tx
    .selectDistinct({ staffId: relays.staffId, path: relays.groupPath })
    .from(relays)
    .where(
      and(
        eq(relays.county, county),
        eq(relays.broadcastId, broadcastId),
        isNotNull(relays.staffId),
        isNull(relays.reachedAt),
      ),
    )
  const purposes = groups.map(({ path }) => purposeOf(broadcastId, path))
  const gone = await tx
    .select({ purpose: outbox.purpose })
    .from(outbox)
    .where(
      and(
        eq(outbox.county, county),
        inArray(outbox.purpose, purposes),
        ne(outbox.status, 'queued'),
      ),
    )
  const isGone = (path: string) =>
    gone.some(({ purpose }) => purpose === purposeOf(broadcastId, path))
  const asked = groups.flatMap(({ staffId, path }) => (staffId && isGone(path) ? [staffId] : []))
  return [...new Set(asked)].toSorted()
}
