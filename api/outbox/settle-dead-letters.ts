import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, outbox } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { isAnyOf } from '../shared/any-of'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { canResend, type DeadGroup, inGroup, keyOf } from './dead-letter-group'
import { setAll } from './due'
import { type Guard, guardsHolding } from './guards'

export interface Resent {
  requeued: number
  /** Too late by now, needed by nobody any more, or their readers have stopped us. */
  left: number
}

/**
 * Sends a group again, each message once: a row that waits already is no dead one any more, so that
 * whoever presses second finds none. The office has seen to the numbers: those found wrong count as
 * right again. Who stopped us is never written to.
 */
export async function resendDead(tx: Db, ctx: RequestContext, group: DeadGroup): Promise<Resent> {
  if (!canResend(group)) throw new ApiError('refused', 'may_have_arrived')
  const { now } = ctx
  const rows = await lockGroup(tx, ctx, group)
  const guards = rows.flatMap(({ guard }) => (guard === null ? [] : [guard as Guard]))
  const holds = await guardsHolding(tx, ctx, guards)
  const again = rows.filter(
    ({ notAfter, guard, addressFault }) =>
      (notAfter === null || notAfter >= now) &&
      (guard === null || holds(guard as Guard)) &&
      addressFault !== 'stop',
  )
  const result = { requeued: again.length, left: rows.length - again.length }
  if (again.length === 0) return result
  await setAll(tx, ctx, again, {
    status: 'queued',
    attempts: 0,
    notBefore: now,
    leaseUntil: null,
    errorCode: null,
    ...(group.status === 'unknown' && { isResend: true }),
  })
  await clearFaults(
    tx,
    ctx,
    again.map(({ contactId }) => contactId),
  )
  await note(tx, ctx, group, 'dead_letters.resent', result)
  return result
}

/** The office has seen them: they are listed no longer, and stay with their reason on record. */
export async function dismissDead(
  tx: Db,
  ctx: RequestContext,
  group: DeadGroup,
): Promise<{ dismissed: number }> {
  const rows = await lockGroup(tx, ctx, group)
  const result = { dismissed: rows.length }
  if (rows.length === 0) return result
  await setAll(tx, ctx, rows, { status: 'cancelled' })
  await note(tx, ctx, group, 'dead_letters.dismissed', result)
  return result
}

/** The same, asked for in a chat. */
export async function settleDead(
  tx: Db,
  ctx: RequestContext,
  { settle, group }: { settle: 'resend' | 'dismiss'; group: DeadGroup },
): Promise<Outcome> {
  if (settle === 'dismiss')
    return { code: 'dismissed', vars: { count: (await dismissDead(tx, ctx, group)).dismissed } }
  const { requeued, left } = await resendDead(tx, ctx, group)
  return { code: requeued > 0 ? 'resent' : 'none_resent', vars: { count: requeued, left } }
}

/** Whoever comes second waits here, and finds those left that the first one left. */
async function lockGroup(tx: Db, { county }: RequestContext, group: DeadGroup) {
  const rows = await tx
    .select({
      id: outbox.id,
      contactId: outbox.contactId,
      notAfter: outbox.notAfter,
      guard: outbox.guard,
    })
    .from(outbox)
    .where(inGroup(county, group))
    .orderBy(outbox.id)
    .for('update')
  if (rows.length === 0) return []
  const readers = await tx
    .select({ id: contacts.id, addressFault: contacts.addressFault })
    .from(contacts)
    .where(
      and(
        eq(contacts.county, county),
        isAnyOf(
          contacts.id,
          rows.map(({ contactId }) => contactId),
        ),
      ),
    )
  const faults = new Map(readers.map(({ id, addressFault }) => [id, addressFault]))
  return rows.map((row) => ({ ...row, addressFault: faults.get(row.contactId) ?? null }))
}

async function clearFaults(tx: Db, { county }: RequestContext, contactIds: readonly string[]) {
  await tx
    .update(contacts)
    .set({ addressFault: null, addressFaultCode: null, addressFaultAt: null })
    .where(
      and(
        eq(contacts.county, county),
        isAnyOf(contacts.id, contactIds),
        inArray(contacts.addressFault, ['fix', 'voice']),
      ),
    )
}

const note = (
  tx: Db,
  ctx: RequestContext,
  group: DeadGroup,
  type: string,
  counts: Record<string, number>,
) =>
  record(tx, ctx, {
    subject: `dead_letters:${keyOf(group)}`,
    type,
    details: { ...group, ...counts },
  })
