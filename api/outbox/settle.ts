import { and, eq, inArray, lte } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, outbox } from '../../db/schema'
import type { MessageClass, OutboxStatus } from '../../db/values/messages'
import { isWanted } from '../contacts/rules'
import type { RequestContext } from '../http/context'
import { type Guard, guardsHolding } from './guards'
import { afterUnclear } from './rules'

/** Messages whose worker died: some are sent again, of the others nobody knows. */
export async function settleLostLeases(tx: Db, ctx: RequestContext): Promise<void> {
  const { county, now } = ctx
  const lost = await tx
    .select({ id: outbox.id, class: outbox.class, isResend: outbox.isResend })
    .from(outbox)
    .where(
      and(eq(outbox.county, county), eq(outbox.status, 'sending'), lte(outbox.leaseUntil, now)),
    )
    .for('update', { skipLocked: true })
  for (const message of lost) {
    const status = afterUnclear(message)
    const set = status === 'queued' ? { status, isResend: true } : { status }
    await tx
      .update(outbox)
      .set({ ...set, leaseUntil: null })
      .where(and(eq(outbox.county, county), eq(outbox.id, message.id)))
  }
}

interface Due {
  id: string
  class: MessageClass
  notAfter: Date | null
  contactId: string
  /** As `enqueue` wrote it. */
  guard: unknown
}

/**
 * Puts aside what is past its time, what nobody needs any more, and bulk messages to those who
 * stopped them; the ids of the rest.
 */
export async function putAside(tx: Db, ctx: RequestContext, due: Due[]): Promise<string[]> {
  if (due.length === 0) return []
  const late = due.filter(({ notAfter }) => notAfter && notAfter < ctx.now)
  const inTime = due.filter((each) => !late.includes(each))
  const moot = await listMoot(tx, ctx, inTime)
  const stopped = await listStopped(
    tx,
    ctx,
    inTime.map(({ contactId }) => contactId),
  )
  const isStopped = (each: Due) =>
    !isWanted({ stopped: stopped.get(each.contactId) ?? [] }, each.class)
  const unwanted = new Set([...moot, ...inTime.filter(isStopped)])
  await settle(tx, ctx, late, 'expired')
  await settle(tx, ctx, [...unwanted], 'cancelled')
  return inTime.filter((each) => !unwanted.has(each)).map(({ id }) => id)
}

/** Those whose guard no longer holds. */
async function listMoot(tx: Db, ctx: RequestContext, due: Due[]): Promise<Due[]> {
  const guarded = due.filter(({ guard }) => guard !== null)
  const guards = guarded.map(({ guard }) => guard as Guard)
  const holds = await guardsHolding(tx, ctx, guards)
  return guarded.filter(({ guard }) => !holds(guard as Guard))
}

async function listStopped(tx: Db, ctx: RequestContext, contactIds: string[]) {
  const rows = await tx
    .select({ id: contacts.id, stopped: contacts.stopped })
    .from(contacts)
    .where(and(eq(contacts.county, ctx.county), inArray(contacts.id, contactIds)))
  return new Map(rows.map(({ id, stopped }) => [id, stopped]))
}

async function settle(tx: Db, ctx: RequestContext, rows: Due[], status: OutboxStatus) {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await tx
    .update(outbox)
    .set({ status })
    .where(and(eq(outbox.county, ctx.county), inArray(outbox.id, ids)))
}
