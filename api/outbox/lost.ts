import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { outbox } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { addMinutes } from '../shared/day'
import { type ClaimedMessage, openAll } from './claim'
import { type Due, setAll } from './due'
import { readReaders } from './readers'
import { ASKING_MINUTES, afterUnclear, LEASE_MINUTES, MOST_ATTEMPTS } from './rules'

/** A message nobody knows the fate of, for the provider to be asked about. */
export interface LostMessage extends ClaimedMessage {
  /** It was handed over then or a little later. */
  since: string
}

interface Where {
  channel: string
  /** The provider can tell what became of a message. */
  canAsk: boolean
}

/**
 * Messages whose worker died: the provider is asked about them where it can be. Elsewhere what is owed
 * is sent again, and of the others nobody knows.
 */
export async function settleLostLeases(tx: Db, ctx: RequestContext, { channel, canAsk }: Where) {
  const { county, now } = ctx
  const held = await tx
    .select({ id: outbox.id, class: outbox.class, isResend: outbox.isResend })
    .from(outbox)
    .where(
      and(
        eq(outbox.county, county),
        eq(outbox.channel, channel),
        canAsk ? eq(outbox.status, 'sending') : inArray(outbox.status, ['sending', 'lost']),
        or(isNull(outbox.leaseUntil), lte(outbox.leaseUntil, now)),
      ),
    )
    .for('update', { skipLocked: true })
  if (canAsk) return setAll(tx, ctx, held, { status: 'lost', leaseUntil: null })
  await giveUp(tx, ctx, held)
}

/** Of those that nobody can be asked about. */
async function giveUp(
  tx: Db,
  ctx: RequestContext,
  rows: readonly Pick<Due, 'id' | 'class' | 'isResend'>[],
): Promise<void> {
  const { queued = [], unknown = [] } = Object.groupBy(rows, afterUnclear)
  await setAll(tx, ctx, queued, { status: 'queued', isResend: true, leaseUntil: null })
  await setAll(tx, ctx, unknown, { status: 'unknown', leaseUntil: null })
}

/** Those to ask the provider about now, held so long; who cannot be asked for too long is given up. */
export async function takeLost(
  tx: Db,
  ctx: RequestContext,
  { channel }: Pick<Where, 'channel'>,
  limit: number,
): Promise<LostMessage[]> {
  const { county, now } = ctx
  const rows = await tx
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.county, county),
        eq(outbox.channel, channel),
        eq(outbox.status, 'lost'),
        or(isNull(outbox.leaseUntil), lte(outbox.leaseUntil, now)),
      ),
    )
    .orderBy(sql`${outbox.leaseUntil} nulls first`, asc(outbox.id))
    .limit(limit)
    .for('update', { skipLocked: true })
  if (rows.length === 0) return []
  const since = (row: (typeof rows)[number]) => row.claimedAt ?? row.createdAt
  const isOver = (row: (typeof rows)[number]) => addMinutes(since(row), ASKING_MINUTES) <= now
  await giveUp(tx, ctx, rows.filter(isOver))
  const asked = rows.filter((row) => !isOver(row))
  await setAll(tx, ctx, asked, { leaseUntil: addMinutes(now, LEASE_MINUTES) })
  const readers = await readReaders(
    tx,
    ctx,
    asked.map(({ contactId }) => contactId),
  )
  const fit = asked.flatMap((due) => {
    const reader = readers.get(due.contactId)
    return reader ? [{ due, reader }] : []
  })
  const opened = await openAll(tx, ctx, fit)
  const sinceOf = new Map(asked.map((row) => [row.id, since(row).toISOString()]))
  return opened.flatMap(({ message, due }) =>
    message ? [{ ...message, since: sinceOf.get(due.id) ?? '' }] : [],
  )
}

/**
 * What the provider says of a lost message. `found`: its ids of messages that are it, the first one of which
 * that is no other message's is this one; none: it was never taken, and is sent as if for the first time.
 * `near`: of messages that may be it; while one of them is nobody's, nobody knows.
 */
export async function recordFound(
  tx: Db,
  ctx: RequestContext,
  { id, found, near }: { id: string; found: readonly string[]; near: readonly string[] },
): Promise<void> {
  const { county, now } = ctx
  const isIt = and(eq(outbox.county, county), eq(outbox.id, id))
  const [lost] = await tx
    .select({
      id: outbox.id,
      attempts: outbox.attempts,
      class: outbox.class,
      isResend: outbox.isResend,
    })
    .from(outbox)
    .where(and(isIt, eq(outbox.status, 'lost')))
    .for('update')
  // A receipt was here first.
  if (!lost) return
  const providerMessageId = await firstOwn(tx, county, found)
  if (providerMessageId) {
    const sent = { status: 'sent' as const, providerMessageId, sentAt: now, errorCode: null }
    return setAll(tx, ctx, [lost], { ...sent, leaseUntil: null })
  }
  if (await firstOwn(tx, county, near)) return giveUp(tx, ctx, [lost])
  const isSpent = lost.attempts >= MOST_ATTEMPTS
  const set = isSpent
    ? { status: 'failed' as const }
    : { status: 'queued' as const, notBefore: now }
  await setAll(tx, ctx, [lost], { ...set, leaseUntil: null })
}

async function firstOwn(tx: Db, county: string, found: readonly string[]) {
  if (found.length === 0) return undefined
  const others = await tx
    .select({ id: outbox.providerMessageId })
    .from(outbox)
    .where(and(eq(outbox.county, county), inArray(outbox.providerMessageId, [...found])))
  return found.find((each) => !others.some(({ id }) => id === each))
}
