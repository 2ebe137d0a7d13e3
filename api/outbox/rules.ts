import type { AddressFault, MessageClass, OutboxStatus } from '../../db/values/messages'
import { addHours, addMinutes } from '../shared/day'

/** How long a claimed message may take to be sent and told of; a slow provider is given up on long before. */
export const LEASE_MINUTES = 1

/** So long a provider is asked what became of a message before nobody will ever know. */
export const ASKING_MINUTES = 60

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
  return OWED.includes(message.class) && !message.isResend ? 'queued' : 'unknown'
}

/** What somebody waits for. */
export const OWED: readonly MessageClass[] = ['answer', 'filing']

/**
 * `stop`: never write to this address again; `fix`: it is wrong; `voice`: it takes calls only;
 * `retry`: it did not reach the person, and may the next time; `unclear`: nobody knows; `alarm`: our
 * own fault.
 */
export const ERROR_KINDS = ['stop', 'fix', 'voice', 'retry', 'unclear', 'alarm'] as const

export interface SendError {
  code: string
  kind: (typeof ERROR_KINDS)[number]
  /** How long the provider wants us to wait. */
  retryAfterSeconds?: number | undefined
  /** Of `retry`: worth a second try and no third. */
  onlyOnce?: boolean | undefined
  /** Of `alarm`: it is our sender the provider refuses, and so every message. */
  isSenders?: boolean | undefined
}

/** Until a sender that is refused as a whole is tried again: whoever has to mend it may be asleep. */
export const REFUSED_MINUTES = 5

/** A message on its way, as far as its fate depends on it. */
interface Tried {
  class: MessageClass
  isResend: boolean
  /** With this one. */
  attempts: number
}

/**
 * What becomes of a message after an error, and whether the next one is a 重发. `isUntried`: this one
 * does not count among its attempts. Of a `lost` one the provider is asked from `askAt` on.
 */
export type Fate =
  | { status: 'queued'; notBefore: Date; isResend: boolean; isUntried?: true }
  | { status: 'lost'; askAt: Date }
  | { status: 'failed' | 'unknown' }

/** @param canAsk The provider can be asked what became of a message. */
export function fateAfter(message: Tried, error: SendError, now: Date, canAsk = false): Fate {
  const { attempts, isResend } = message
  if (error.kind === 'alarm' && error.isSenders) {
    const notBefore = addMinutes(now, REFUSED_MINUTES)
    return { status: 'queued', notBefore, isResend, isUntried: true }
  }
  if (error.kind === 'retry') {
    const at = error.onlyOnce && attempts > 1 ? null : retryAt(attempts, now)
    if (!at) return { status: 'failed' }
    const asked = addMinutes(now, (error.retryAfterSeconds ?? 0) / 60)
    return { status: 'queued', notBefore: asked > at ? asked : at, isResend }
  }
  if (error.kind !== 'unclear') return { status: 'failed' }
  // Its list may lag behind: nothing is taken for not sent before a while.
  if (canAsk) return { status: 'lost', askAt: addMinutes(now, LEASE_MINUTES) }
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

/** An address found wrong, or to take no texts, is believed to be so for a while only. */
const FAULT_DAYS = 30

/** Since when a fault other than `stop` must have been found to be believed still. */
export const faultsSince = (now: Date): Date => addHours(now, -FAULT_DAYS * 24)

/** Whether nothing is to be sent to an address for now; whoever stopped us there has to write first. */
export function isFaulty(
  {
    addressFault,
    addressFaultAt,
  }: { addressFault: AddressFault | null; addressFaultAt: Date | null },
  now: Date,
): boolean {
  if (!addressFault || !addressFaultAt) return false
  return addressFault === 'stop' || addressFaultAt > faultsSince(now)
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
