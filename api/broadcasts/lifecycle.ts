import { and, eq, isNull, notExists, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcasts, broadcastVillages, contacts, outbox } from '../../db/schema'
import { record } from '../audit/record'
import { FAR } from '../outbox/hold'
import type { RequestContext } from '../http/context'
import { callOffTelling } from '../relays/call-off'
import { lookAgain } from '../relays/look'
import { addHours, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { replan } from './approve'
import { type Broadcast, getBroadcast, ofBroadcast, type Which } from './find'
import { opensAt, SENT_WITHIN_HOURS } from '../shared/sending-hours'
import { isDayUnclear, refusalTo } from './rules'

/** Drops a draft; of one that is being sent what is still queued. By its author or who may approve. */
export async function cancelBroadcast(tx: Db, ctx: RequestContext, which: Which): Promise<Outcome> {
  const row = await getBroadcast(tx, ctx, which, { lock: true })
  if (row.status === 'cancelled') throw new ApiError('refused', 'cancelled')
  const hasBegun = row.status !== 'draft'
  const isWaiting = hasBegun && (await hasVillageLeft(tx, ctx, row))
  await set(tx, ctx, row, 'cancelled')
  const stopped = await tx.update(outbox).set({ status: 'cancelled' }).where(queuedOf(ctx, row))
  const calledOff = await callOffTelling(tx, ctx, row)
  const details = { was: row.status, stopped: stopped.count, calledOff }
  await tell(tx, ctx, row, 'broadcast.cancelled', details)
  if (!hasBegun) return { code: 'dropped', vars: {} }
  const isStopped = isWaiting || stopped.count > 0 || calledOff > 0
  return { code: !isStopped && (await isAllSent(tx, ctx, row)) ? 'all_sent' : 'stopped', vars: {} }
}

async function hasVillageLeft(tx: Db, { county }: RequestContext, { id }: Broadcast) {
  const [left] = await tx
    .select({ path: broadcastVillages.villagePath })
    .from(broadcastVillages)
    .where(
      and(
        eq(broadcastVillages.county, county),
        eq(broadcastVillages.broadcastId, id),
        isNull(broadcastVillages.queuedAt),
      ),
    )
    .limit(1)
  return left !== undefined
}

/** Somebody has it, and of no message it is open whether it still goes out. */
async function isAllSent(tx: Db, { county }: RequestContext, { id }: Broadcast) {
  const [counts] = await tx
    .select({
      got: sql<boolean>`bool_or(${outbox.status} in ('sent', 'delivered'))`,
      open: sql<boolean>`bool_or(${outbox.status} in ('sending', 'lost'))`,
    })
    .from(outbox)
    .where(and(eq(outbox.county, county), eq(outbox.broadcastId, id)))
  return counts?.got === true && !counts.open
}

/** What is queued waits; what is with the provider already goes its way. */
export async function pauseBroadcast(tx: Db, ctx: RequestContext, which: Which): Promise<Outcome> {
  const row = await getBroadcast(tx, ctx, which, { lock: true })
  requireMay('pause', row)
  await set(tx, ctx, row, 'paused')
  const held = await tx.update(outbox).set({ notBefore: FAR }).where(queuedOf(ctx, row))
  await tell(tx, ctx, row, 'broadcast.paused', { held: held.count })
  return { code: 'paused', vars: { code: row.code } }
}

/** Goes on, and never at night; villages whose hour went by meanwhile get another, one after another. */
export async function resumeBroadcast(tx: Db, ctx: RequestContext, which: Which): Promise<Outcome> {
  const row = await getBroadcast(tx, ctx, which, { lock: true })
  requireMay('resume', row)
  const { now } = ctx
  const from = requireDayClear(ctx, row)
  if (row.notAfter && row.notAfter <= from) throw new ApiError('refused', 'too_late')
  const isBegun = await replan(tx, ctx, row, from)
  await set(tx, ctx, row, isBegun ? 'sending' : 'approved')
  const freed = await tx
    .update(outbox)
    .set({ notBefore: from, notAfter: row.notAfter ?? addHours(from, SENT_WITHIN_HOURS) })
    .where(and(queuedOf(ctx, row), eq(outbox.notBefore, FAR)))
  await lookAgain(tx, ctx, row.id, from)
  const details = { freed: freed.count, from: from.toISOString() }
  await tell(tx, ctx, row, 'broadcast.resumed', details)
  const vars = { code: row.code }
  if (from <= now) return { code: 'resumed', vars }
  return { code: 'resumed_later', vars: { ...vars, from: from.toISOString() } }
}

/**
 * Queues once more what failed, unless nothing can be sent to the address. What nobody knows the fate of
 * may have arrived, and is left alone. Asked for twice at once, the second finds nothing that failed.
 */
export async function resendBroadcast(tx: Db, ctx: RequestContext, which: Which): Promise<Outcome> {
  const row = await getBroadcast(tx, ctx, which, { lock: true })
  requireMay('resend', row)
  const { county } = ctx
  const notBefore = requireDayClear(ctx, row)
  const isLost = tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.county, county),
        eq(contacts.id, outbox.contactId),
        sql`${contacts.addressFault} is not null`,
      ),
    )
  const again = await tx
    .update(outbox)
    .set({
      status: 'queued',
      notBefore,
      notAfter: addHours(notBefore, SENT_WITHIN_HOURS),
      errorCode: null,
    })
    .where(
      and(
        eq(outbox.county, county),
        eq(outbox.broadcastId, row.id),
        eq(outbox.status, 'failed'),
        notExists(isLost),
      ),
    )
  if (again.count === 0) throw new ApiError('refused', 'nothing_failed')
  await lookAgain(tx, ctx, row.id, notBefore)
  if (row.status === 'done') await set(tx, ctx, row, 'sending')
  await tell(tx, ctx, row, 'broadcast.resent', { recipients: again.count })
  return { code: 'resent', vars: { code: row.code, recipients: again.count } }
}

/** When what waits would go out, whose 明天 must still be right. */
function requireDayClear({ now }: RequestContext, row: Broadcast): Date {
  const from = opensAt('broadcast', now)
  if (isDayUnclear(row.body, dayOf(row.draftedAt), dayOf(from)))
    throw new ApiError('refused', 'day_unclear')
  return from
}

function requireMay(act: Parameters<typeof refusalTo>[0], { status }: Broadcast): void {
  const refusal = refusalTo(act, status)
  if (refusal) throw new ApiError('refused', refusal)
}

const queuedOf = ({ county }: RequestContext, { id }: Broadcast) =>
  and(eq(outbox.county, county), eq(outbox.broadcastId, id), eq(outbox.status, 'queued'))

const set = (tx: Db, ctx: RequestContext, { id }: Broadcast, status: Broadcast['status']) =>
  tx.update(broadcasts).set({ status }).where(ofBroadcast(ctx.county, id))

const tell = (tx: Db, ctx: RequestContext, { id }: Broadcast, type: string, details: object) =>
  record(tx, ctx, { subject: `broadcast:${id}`, type, details: { ...details } })
