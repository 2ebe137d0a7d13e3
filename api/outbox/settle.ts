import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { outbox } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { afterLostLease, STOPPABLE } from './rules'

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
    const status = afterLostLease(message)
    const set = status === 'queued' ? { status, isResend: true } : { status }
    await tx
      .update(outbox)
      .set({ ...set, leaseUntil: null })
      .where(and(eq(outbox.county, county), eq(outbox.id, message.id)))
  }
}

/** What is past its time, and bulk messages to those who stopped them. */
export async function putAside(tx: Db, ctx: RequestContext): Promise<void> {
  const { county, now } = ctx
  const queued = and(eq(outbox.county, county), eq(outbox.status, 'queued'))
  const isLate = sql`${outbox.notAfter} < ${now.toISOString()}::timestamptz`
  await tx.update(outbox).set({ status: 'expired' }).where(and(queued, isLate))
  const hasStopped = sql`exists (
    select from contacts c
     where c.county = ${county} and c.id = ${outbox.contactId}
       and c.broadcasts_stopped_at is not null)`
  await tx
    .update(outbox)
    .set({ status: 'cancelled' })
    .where(and(queued, inArray(outbox.class, [...STOPPABLE]), hasStopped))
}
