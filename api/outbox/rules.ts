import type { MessageClass, OutboxStatus } from '../../db/values/messages'
import { addMinutes } from '../shared/day'

/** How long a claimed message may take to be sent; longer than a whole batch with a slow provider. */
export const LEASE_MINUTES = 3

/** Counted with each claim; after so many a message has failed. */
export const MOST_ATTEMPTS = 5

/** When a message that could not be sent is tried again: after 1, 2, 4 and 8 minutes; null: no more. */
export function retryAt(attempts: number, now: Date): Date | null {
  return attempts < MOST_ATTEMPTS ? addMinutes(now, 2 ** (attempts - 1)) : null
}

/**
 * A message whose sender died with it: nobody knows whether it went out. What answers somebody is
 * sent once more, as twice is better than never; anything else stays unknown.
 */
export function afterLostLease(message: {
  class: MessageClass
  isResend: boolean
}): 'queued' | 'unknown' {
  const isOwed = message.class === 'answer' || message.class === 'filing'
  return isOwed && !message.isResend ? 'queued' : 'unknown'
}

/** Those who stopped broadcasts still get the answers to what they filed themselves. */
export const STOPPABLE: readonly MessageClass[] = ['notice', 'broadcast']

/** What a provider tells of a message it took. */
export const RECEIPT_STATUSES = ['queued', 'sent', 'delivered', 'failed'] as const
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number]

/** Which receipts still change a message; they come late, twice and out of order. */
const TAKES = {
  queued: ['sent', 'delivered'],
  sending: ['sent', 'delivered', 'failed'],
  unknown: ['sent', 'delivered', 'failed'],
  sent: ['delivered', 'failed'],
  failed: ['delivered'],
  delivered: [],
  // Put aside while its first sender, believed dead, had sent it after all.
  expired: ['sent', 'delivered'],
  cancelled: ['sent', 'delivered'],
} as const satisfies Record<OutboxStatus, readonly ReceiptStatus[]>

/** The status after a receipt, or null where it says nothing new. */
export function afterReceipt(
  status: OutboxStatus,
  receipt: ReceiptStatus,
): Exclude<ReceiptStatus, 'queued'> | null {
  if (receipt === 'queued') return null
  const takes: readonly ReceiptStatus[] = TAKES[status]
  return takes.includes(receipt) ? receipt : null
}
