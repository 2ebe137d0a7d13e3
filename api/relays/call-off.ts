import { and, eq, inArray, isNull } from 'drizzle-orm'
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
 * Tells whoever was asked to tell households of a notice, or told one, that it is called off, each once. Where
 * the asking has not gone out its guard drops it, and there is nothing to call off.
 * @returns How many were told.
 */
export async function callOffTelling(
  tx: Db,
  ctx: RequestContext,
  { id, body }: Broadcast,
): Promise<number> {
  const tellers = await listTellers(tx, ctx.county, id)
  for (const staffId of tellers)
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose: `relay_off:${id}:${staffId}`,
      say: say('relay.called_off', { text: quoteOf(body) }),
      notBefore: opensAt('filing', ctx.now),
    })
  return tellers.length
}

async function listTellers(tx: Db, county: string, broadcastId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ askedOf: relays.staffId, toldBy: relays.toldBy, path: relays.groupPath })
    .from(relays)
    .where(
      and(eq(relays.county, county), eq(relays.broadcastId, broadcastId), isNull(relays.reachedAt)),
    )
  const isAsked = await findAsked(tx, county, broadcastId, rows)
  const tellers = rows.flatMap(({ askedOf, toldBy, path }) => [
    ...(askedOf && isAsked(path) ? [askedOf] : []),
    ...(toldBy ? [toldBy] : []),
  ])
  return [...new Set(tellers)].toSorted()
}

const GONE = ['sending', 'lost', 'sent', 'delivered', 'unknown'] as const

/** Tells of which groups the asking may have arrived. One that is being taken to be sent is waited for. */
async function findAsked(
  tx: Db,
  county: string,
  broadcastId: string,
  groups: readonly { path: string }[],
): Promise<(path: string) => boolean> {
  const purposes = groups.map(({ path }) => purposeOf(broadcastId, path))
  const asked = await tx
    .select({ purpose: outbox.purpose, status: outbox.status, attempts: outbox.attempts })
    .from(outbox)
    .where(and(eq(outbox.county, county), inArray(outbox.purpose, purposes)))
    .orderBy(outbox.id)
    .for('update')
  const gone = new Set(
    asked
      .filter(
        ({ status, attempts }) =>
          GONE.some((each) => each === status) || (status === 'queued' && attempts > 0),
      )
      .map(({ purpose }) => purpose),
  )
  return (path) => gone.has(purposeOf(broadcastId, path))
}
