import { and, asc, eq, exists, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcasts, broadcastVillages } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { askForUnreached } from '../relays/ask'
import { lookAtVillages } from '../relays/look'
import { nextLook } from '../relays/rules'
import { findAudience } from './audience'
import { fanOut } from './fan-out'
import { asBroadcast, type Broadcast, ofBroadcast } from './find'
import { countVillages } from './reach'
import { makeContacts } from './strangers'

export interface Expansion {
  /** Null: no village's hour has come. */
  expanded: { broadcastId: string; villagePath: string; queued: number } | null
}

/**
 * Queues what is due of one village. Each village is a transaction of its own: a worker that dies leaves
 * the others to the next one, and nobody gets a message twice. Of a broadcast one worker at a time.
 */
export async function expandNext(ctx: RequestContext): Promise<Expansion> {
  const { db } = ctx.deps.connection
  const expanded = await inTransaction(db, (tx) => expandVillage(tx, ctx))
  if (!expanded) {
    await inTransaction(db, (tx) => finishAll(tx, ctx))
    await lookAtVillages(ctx)
  }
  return { expanded }
}

/** The same in a transaction that is open. */
export async function expandVillage(tx: Db, ctx: RequestContext): Promise<Expansion['expanded']> {
  const broadcast = await takeDue(tx, ctx)
  if (!broadcast) return null
  const { county, now } = ctx
  const { id: broadcastId, status } = broadcast
  const [village] = await tx
    .select()
    .from(broadcastVillages)
    .where(and(isWaiting(ctx), eq(broadcastVillages.broadcastId, broadcastId)))
    .orderBy(asc(broadcastVillages.notBefore), asc(broadcastVillages.villagePath))
    .limit(1)
  if (!village) return null
  const { villagePath, notBefore, notAfter } = village
  const villages = [villagePath]
  const audience = await findAudience(tx, county, broadcast)
  await makeContacts(tx, ctx, audience, villages)
  const [counts] = await countVillages(tx, ctx, audience, villages)
  const queued = await fanOut(tx, ctx, { broadcastId, villages, notBefore, notAfter })
  await askForUnreached(tx, ctx, broadcast, villagePath)
  const { path: _path, ...counted } = counts ?? { ...NOBODY, path: villagePath }
  await tx
    .update(broadcastVillages)
    .set({ ...counted, recipients: queued, queuedAt: now, looksAt: nextLook(now, now) })
    .where(
      and(
        eq(broadcastVillages.county, county),
        eq(broadcastVillages.broadcastId, broadcastId),
        eq(broadcastVillages.villagePath, villagePath),
      ),
    )
  if (status === 'approved')
    await tx.update(broadcasts).set({ status: 'sending' }).where(ofBroadcast(county, broadcastId))
  return { broadcastId, villagePath, queued }
}

const NOBODY = { households: 0, withoutPhone: 0, optedOut: 0, unreachable: 0 }

const isWaiting = ({ county, now }: RequestContext) =>
  and(
    eq(broadcastVillages.county, county),
    isNull(broadcastVillages.queuedAt),
    lte(broadcastVillages.notBefore, now),
  )

/** A broadcast with a village whose hour has come, held against other workers and whoever stops it. */
async function takeDue(tx: Db, ctx: RequestContext): Promise<Broadcast | null> {
  const { county } = ctx
  const due = tx
    .select({ path: broadcastVillages.villagePath })
    .from(broadcastVillages)
    .where(and(isWaiting(ctx), eq(broadcastVillages.broadcastId, broadcasts.id)))
  const [row] = await tx
    .select()
    .from(broadcasts)
    .where(
      and(
        eq(broadcasts.county, county),
        inArray(broadcasts.status, ['approved', 'sending']),
        exists(due),
      ),
    )
    .orderBy(asc(broadcasts.approvedAt), asc(broadcasts.id))
    .limit(1)
    .for('update', { skipLocked: true })
  return row ? asBroadcast(row) : null
}

/** Broadcasts of which nothing waits any more, neither a village nor a message. */
export async function finishAll(tx: Db, { county }: RequestContext): Promise<void> {
  await tx
    .update(broadcasts)
    .set({ status: 'done' })
    .where(
      and(
        eq(broadcasts.county, county),
        eq(broadcasts.status, 'sending'),
        sql`not exists (
          select from broadcast_villages v
           where v.county = ${county} and v.broadcast_id = ${broadcasts.id} and v.queued_at is null)`,
        sql`not exists (
          select from outbox o
           where o.county = ${county} and o.broadcast_id = ${broadcasts.id}
             and o.status in ('queued', 'sending', 'lost'))`,
      ),
    )
}
