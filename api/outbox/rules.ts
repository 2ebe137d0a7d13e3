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
 * A message of which nobody knows whether it went out: its sender died with it, or the provider gave
 * no answer that can be read. What answers somebody is sent once more, as twice is better than
 * never; anything else stays unknown.
 */
export function afterUnclear(message: {
  class: MessageClass
  isResend: boolean
}): 'queued' | 'unknown' {
  const isOwed = message.class === 'answer' || message.class === 'filing'
  return isOwed && !message.isResend ? 'queued' : 'unknown'
}

/**
 * `stop`: never write to this address again; `fix`: it is wrong; `retry`: it did not reach the
 * person, and may the next time; `unclear`: nobody knows; `alarm`: our own fault.
 */
export const ERROR_KINDS = ['stop', 'fix', 'retry', 'unclear', 'alarm'] as const

export interface SendError {
  code: string
  kind: (typeof ERROR_KINDS)[number]
  /** How long the provider wants us to wait. */
  retryAfterSeconds?: number | undefined
  /** Of `retry`: worth a second try and no third. */
  onlyOnce?: boolean | undefined
}

/** A message on its way, as far as its fate depends on it. */
interface Tried {
  class: MessageClass
  isResend: boolean
  /** With this one. */
  attempts: number
}

/** What becomes of a message after an error, and whether the next one is a 重发. */
export type Fate =
  { status: 'queued'; notBefore: Date; isResend: boolean } | { status: 'failed' | 'unknown' }

export function fateAfter(message: Tried, error: SendError, now: Date): Fate {
  const { attempts, isResend } = message
  if (error.kind === 'retry') {
    const at = error.onlyOnce && attempts > 1 ? null : retryAt(attempts, now)
    if (!at) return { status: 'failed' }
    const asked = addMinutes(now, (error.retryAfterSeconds ?? 0) / 60)
    return { status: 'queued', notBefore: asked > at ? asked : at, isResend }
  }
  if (error.kind !== 'unclear') return { status: 'failed' }
  const at = retryAt(attempts, now)
  if (!at || afterUnclear(message) === 'unknown') return { status: 'unknown' }
  return { status: 'queued', notBefore: at, isResend: true }
}

/**
 * The fate after a receipt that says "failed". It proves that nothing arrived, so that trying again
 * doubles nothing; an error that leaves that open is none to try again after.
 */
export function fateAfterFailedReceipt(
  message: Tried,
  error: SendError | null | undefined,
  now: Date,
): Fate {
  return error?.kind === 'retry' ? fateAfter(message, error, now) : { status: 'failed' }
}

/** What a provider tells of a message it took. */
export const RECEIPT_STATUSES = ['queued', 'sent', 'delivered', 'failed'] as const
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number]

/** Which receipts still change a message; they come late, twice and out of order. */
const TAKES = {
  queued: ['sent', 'delivered'],
  sending: ['sent', 'delivered', 'failed'],
  lost: ['sent', 'delivered', 'failed'],
  unknown: ['sent', 'delivered', 'failed'],
  sent: ['delivered', 'failed'],
  failed: ['delivered'],
  delivered: [],
  // Put aside while its first sender, believed dead, had sent it after all.
  expired: ['sent', 'delivered'],
  cancelled: ['sent', 'delivered'],
  moved: ['delivered'],
} as const satisfies Record<OutboxStatus, readonly ReceiptStatus[]>

/**
 * Whether a receipt tells of an earlier handing-over than the one that counts now. While a message
 * waits or is tried again, the provider's id we know is that of the time before.
 */
export function isOfEarlierTry(
  message: { status: OutboxStatus; providerMessageId: string | null },
  told: string | undefined,
): boolean {
  const known = message.providerMessageId
  if (!known || !told) return false
  const isTriedAgain = message.status === 'queued' || message.status === 'sending'
  return isTriedAgain === (known === told)
}

/** The status after a receipt, or null where it says nothing new. */
export function afterReceipt(
  status: OutboxStatus,
  receipt: ReceiptStatus,
  isEarlierTry = false,
): Exclude<ReceiptStatus, 'queued'> | null {
  if (receipt === 'queued') return null
  // Of an earlier try only that it arrived after all still counts.
  if (isEarlierTry && receipt !== 'delivered') return null
  const takes: readonly ReceiptStatus[] = TAKES[status]
  return takes.includes(receipt) ? receipt : null
}
