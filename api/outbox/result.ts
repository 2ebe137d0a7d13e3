import { and, eq, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, outbox } from '../../db/schema'
import type { OutboxStatus } from '../../db/values/messages'
import { record } from '../audit/record'
import { change } from '../contacts/rules'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import {
  afterReceipt,
  type Fate,
  fateAfter,
  fateAfterFailedReceipt,
  isOfEarlierTry,
  type ReceiptStatus,
  type SendError,
} from './rules'

export type SendResult =
  | { providerMessageId: string }
  /** `attempt` as claimed: an answer to an earlier try then changes nothing. */
  | { error: SendError; attempt?: number | undefined }

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
    ? recordFailure(tx, ctx, row, result)
    : recordSent(tx, ctx, row, result.providerMessageId)
}

/** A receipt of a provider, found by our id of the message or by its own. */
export async function recordReceipt(
  tx: Db,
  ctx: RequestContext,
  receipt: Receipt,
): Promise<{ status: OutboxStatus | 'ignored' }> {
  const row = await findByReceipt(tx, ctx, receipt)
  if (!row) return { status: 'ignored' }
  const { providerMessageId, error } = receipt
  const status = afterReceipt(row.status, receipt.status, isOfEarlierTry(row, providerMessageId))
  if (!status) return { status: row.status }
  if (!row.providerMessageId) await keepProviderId(tx, ctx, row, providerMessageId)
  if (status === 'failed') {
    const fate = fateAfterFailedReceipt(row, error, ctx.now)
    await settle(tx, ctx, row, fate, error?.code ?? null)
    if (error) await heed(tx, ctx, row, error)
    return { status: fate.status }
  }
  const sentAt = row.sentAt ?? ctx.now
  await tx
    .update(outbox)
    .set({ status, sentAt, errorCode: null, leaseUntil: null })
    .where(ofMessage(ctx, row.id))
  return { status }
}

async function recordSent(tx: Db, ctx: RequestContext, row: Row, providerMessageId: string) {
  // A receipt was here first, and has said more than that it was sent.
  if (row.providerMessageId === providerMessageId) return { status: row.status }
  // The receipt that failed was of another handing-over than this one.
  const isOtherTry = row.status === 'failed' && row.providerMessageId !== null
  // It did go out, even if its lease was lost meanwhile and it waits to be sent again.
  const status = isOtherTry ? ('sent' as const) : afterReceipt(row.status, 'sent')
  if (status || !row.providerMessageId) await keepProviderId(tx, ctx, row, providerMessageId)
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
  { error, attempt = row.attempts }: { error: SendError; attempt?: number | undefined },
): Promise<{ status: OutboxStatus }> {
  if (row.status !== 'sending' || row.attempts !== attempt) return { status: row.status }
  const fate = fateAfter(row, error, ctx.now)
  await settle(tx, ctx, row, fate, error.code)
  await heed(tx, ctx, row, error)
  return { status: fate.status }
}

async function settle(
  tx: Db,
  ctx: RequestContext,
  { id }: Row,
  fate: Fate,
  errorCode: string | null,
): Promise<void> {
  await tx
    .update(outbox)
    .set({ ...fate, errorCode, leaseUntil: null })
    .where(ofMessage(ctx, id))
}

async function heed(tx: Db, ctx: RequestContext, { id, contactId }: Row, error: SendError) {
  const { code, kind } = error
  if (kind === 'stop') {
    await stopBroadcasts(tx, ctx, contactId, code)
    await dropQueued(tx, ctx, contactId)
  }
  if (kind === 'alarm') ctx.deps.log.error({ outboxId: id, code }, 'a message was not taken')
}

/** Whoever told the provider to stop told us. */
async function stopBroadcasts(tx: Db, ctx: RequestContext, contactId: string, code: string) {
  const ofContact = and(eq(contacts.county, ctx.county), eq(contacts.id, contactId))
  const [contact] = await tx.select().from(contacts).where(ofContact).for('no key update')
  const { stopped, classes } = change(contact ?? { stopped: [] }, false, ['notice', 'broadcast'])
  if (classes.length === 0) return
  const fault = { addressFault: 'stop', addressFaultCode: code, addressFaultAt: ctx.now } as const
  await tx
    .update(contacts)
    .set({ stopped, ...fault })
    .where(ofContact)
  const subject = `contact:${contactId}`
  await record(tx, ctx, { subject, type: 'contact.stopped', details: { classes, code } })
}

/** The provider takes nothing for this address any more; what answers a person's own words is tried. */
async function dropQueued(tx: Db, ctx: RequestContext, contactId: string): Promise<void> {
  await tx
    .update(outbox)
    .set({ status: 'cancelled' })
    .where(
      and(
        eq(outbox.county, ctx.county),
        eq(outbox.contactId, contactId),
        eq(outbox.status, 'queued'),
        ne(outbox.class, 'answer'),
      ),
    )
}

/** Unless another message has this id already: that a message was sent counts for more than its id. */
async function keepProviderId(tx: Db, ctx: RequestContext, row: Row, id: string | undefined) {
  if (!id) return
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

/**
 * Messages a worker took and did not begin to send: back to the queue, and no attempt is counted.
 * `attempt` as claimed: one that somebody else holds by now stays theirs.
 */
export async function releaseMessages(
  tx: Db,
  ctx: RequestContext,
  messages: readonly { id: string; attempt: number }[],
): Promise<{ released: number }> {
  const held = messages.map(({ id, attempt }) =>
    and(eq(outbox.id, id), eq(outbox.attempts, attempt)),
  )
  const released = await tx
    .update(outbox)
    .set({ status: 'queued', attempts: sql`${outbox.attempts} - 1`, leaseUntil: null })
    .where(and(eq(outbox.county, ctx.county), eq(outbox.status, 'sending'), or(...held)))
    .returning({ id: outbox.id })
  return { released: released.length }
}
