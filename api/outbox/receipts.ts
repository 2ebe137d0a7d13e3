import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { outbox } from '../../db/schema'
import type { OutboxStatus } from '../../db/values/messages'
import type { RequestContext } from '../http/context'
import {
  afterReceipt,
  fateAfterFailedReceipt,
  isOfEarlierTry,
  type ReceiptStatus,
  type SendError,
} from './rules'
import { forgetWords } from './forget'
import { keepProviderId, ofMessage, type Row, settle } from './settle'

export interface Receipt {
  channel: string
  providerMessageId?: string | undefined
  /** Our id of the message, where the provider hands it back. */
  reference?: string | undefined
  status: ReceiptStatus
  error?: SendError | null | undefined
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
  if (!row.providerMessageId) await keepProviderId(tx, ctx.county, row, providerMessageId)
  if (status === 'failed') {
    const fate = fateAfterFailedReceipt(row, error, ctx.now)
    return { status: await settle(tx, ctx, row, fate, error) }
  }
  const sentAt = row.sentAt ?? ctx.now
  await tx
    .update(outbox)
    .set({ status, sentAt, errorCode: null, leaseUntil: null })
    .where(ofMessage(ctx.county, row.id))
  await forgetWords(tx, ctx, [row])
  return { status }
}

async function findByReceipt(
  tx: Db,
  { county }: RequestContext,
  { channel, providerMessageId, reference }: Receipt,
): Promise<Row | undefined> {
  const isIt = reference
    ? eq(outbox.id, reference)
    : eq(outbox.providerMessageId, providerMessageId ?? '')
  const [row] = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.county, county), eq(outbox.channel, channel), isIt))
    .for('update')
  return row
}
