import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, outbox } from '../../db/schema'
import type { OutboxStatus } from '../../db/values/messages'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import { afterReceipt, type ReceiptStatus, retryAt } from './rules'

export interface SendError {
  code: string
  /**
   * stop: never write to this address again; fix: it is wrong; retry: not taken this time; unclear:
   * nobody knows whether it was taken; alarm: our own fault.
   */
  kind: 'stop' | 'fix' | 'retry' | 'unclear' | 'alarm'
  /** How long the provider wants us to wait. */
  retryAfterSeconds?: number | undefined
}
export type SendResult = { providerMessageId: string } | { error: SendError }

export interface Receipt {
  channel: string
  providerMessageId?: string | undefined
  /** Our id of the message, where the provider hands it back. */
  reference?: string | undefined
  status: ReceiptStatus
  error?: SendError | null | undefined
}

type Row = typeof outbox.$inferSelect

/** What came of handing a message over. Told twice or too late, it changes nothing. */
export async function recordResult(
  tx: Db,
  ctx: RequestContext,
  { id, result }: { id: string; result: SendResult },
): Promise<{ status: OutboxStatus }> {
  const [row] = await tx.select().from(outbox).where(ofMessage(ctx, id)).for('update')
  if (!row) throw new ApiError('not_found', 'message')
  return 'error' in result
    ? recordFailure(tx, ctx, row, result.error)
    : recordSent(tx, ctx, row, result.providerMessageId)
}

/** A receipt of a provider, found by our id of the message or by its own. */
export async function recordReceipt(
  tx: Db,
  ctx: RequestContext,
  receipt: Receipt,
): Promise<{ status: OutboxStatus | 'ignored' }> {
  const row = await findByReceipt(tx, ctx, receipt)
  const status = row && afterReceipt(row.status, receipt.status)
  if (!row || !status) return { status: row?.status ?? 'ignored' }
  await keepProviderId(tx, ctx, row, receipt.providerMessageId)
  const hasFailed = status === 'failed'
  const sentAt = row.sentAt ?? (hasFailed ? null : ctx.now)
  const errorCode = hasFailed ? (receipt.error?.code ?? null) : null
  await tx
    .update(outbox)
    .set({ status, sentAt, errorCode, leaseUntil: null })
    .where(ofMessage(ctx, row.id))
  if (hasFailed && receipt.error) await heed(tx, ctx, row, receipt.error)
  return { status }
}

async function recordSent(tx: Db, ctx: RequestContext, row: Row, providerMessageId: string) {
  await keepProviderId(tx, ctx, row, providerMessageId)
  // It did go out, even if its lease was lost meanwhile and it waits to be sent again.
  const status = afterReceipt(row.status, 'sent')
  if (!status) return { status: row.status }
  await tx
    .update(outbox)
    .set({ status, sentAt: ctx.now, leaseUntil: null, errorCode: null })
    .where(ofMessage(ctx, row.id))
  return { status }
}

async function recordFailure(
  tx: Db,
  ctx: RequestContext,
  row: Row,
  error: SendError,
): Promise<{ status: OutboxStatus }> {
  if (row.status !== 'sending') return { status: row.status }
  const again = error.kind === 'retry' ? retryAt(row.attempts, ctx.now) : null
  const status = again ? ('queued' as const) : ('failed' as const)
  const when = again ? { notBefore: again } : {}
  await tx
    .update(outbox)
    .set({ status, ...when, errorCode: error.code, leaseUntil: null })
    .where(ofMessage(ctx, row.id))
  await heed(tx, ctx, row, error)
  return { status }
}

async function heed(tx: Db, ctx: RequestContext, { id, contactId }: Row, error: SendError) {
  const { code, kind } = error
  if (kind === 'stop') await stopBroadcasts(tx, ctx, contactId, code)
  if (kind === 'alarm') ctx.deps.log.error({ outboxId: id, code }, 'a message was not taken')
}

/** Whoever told the provider to stop told us. */
async function stopBroadcasts(tx: Db, ctx: RequestContext, contactId: string, code: string) {
  const stopped = await tx
    .update(contacts)
    .set({ broadcastsStoppedAt: ctx.now })
    .where(
      and(
        eq(contacts.county, ctx.county),
        eq(contacts.id, contactId),
        isNull(contacts.broadcastsStoppedAt),
      ),
    )
    .returning({ id: contacts.id })
  if (stopped.length === 0) return
  const subject = `contact:${contactId}`
  await record(tx, ctx, { subject, type: 'contact.stopped', details: { code } })
}

/** Unless another message has this id already: that a message was sent counts for more than its id. */
async function keepProviderId(tx: Db, ctx: RequestContext, row: Row, id: string | undefined) {
  if (!id || row.providerMessageId) return
  const isFree = sql`not exists (
    select from outbox o where o.county = ${ctx.county} and o.provider_message_id = ${id})`
  await tx
    .update(outbox)
    .set({ providerMessageId: id })
    .where(and(ofMessage(ctx, row.id), isFree))
}

async function findByReceipt(
  tx: Db,
  ctx: RequestContext,
  { channel, providerMessageId, reference }: Receipt,
): Promise<Row | undefined> {
  const isIt = reference
    ? eq(outbox.id, reference)
    : eq(outbox.providerMessageId, providerMessageId ?? '')
  const [row] = await tx
    .select({ message: outbox })
    .from(outbox)
    .innerJoin(
      contacts,
      and(
        eq(contacts.county, ctx.county),
        eq(contacts.id, outbox.contactId),
        eq(contacts.channel, channel),
      ),
    )
    .where(and(eq(outbox.county, ctx.county), isIt))
    .for('update', { of: outbox })
  return row?.message
}

const ofMessage = (ctx: RequestContext, id: string) =>
  and(eq(outbox.county, ctx.county), eq(outbox.id, id))
