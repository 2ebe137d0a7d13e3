import type { BroadcastAudience, BroadcastStatus } from '../../db/values/broadcasts'
import type { OutboxStatus } from '../../db/values/messages'
import type { RollStatus } from '../../db/values/roll'
import { type Day, dayOf } from '../shared/day'
import { opensAt } from '../shared/sending-hours'
import { sizeOf } from '../shared/segments'

/** What a broadcast may say at most, in UTF-16 units; two segments hold it with what stands around. */
export const LONGEST_BODY = 120
/** How a villager stops them; 退订 T is understood whatever language the contact speaks. */
export const BROADCAST_END = ' 回T退订'
const MOST_SEGMENTS = 2

/** On one line, and without brackets that would look like another sender's signature. */
export const cleanBody = (body: string) =>
  body.replace(/\s+/g, ' ').replace(/【/g, '（').replace(/】/g, '）').trim()

export function segmentsOf(signature: string, body: string): number {
  return sizeOf(`【${signature}】${body}${BROADCAST_END}`).segments
}

/** By how many units a body is too long; 0 where it is not. */
export function excessOf(signature: string, body: string): number {
  let kept = body.slice(0, LONGEST_BODY)
  while (segmentsOf(signature, kept) > MOST_SEGMENTS) kept = kept.slice(0, -1)
  return body.length - kept.length
}

/** Not 清明早上 or 说明日期. */
const DAY_WORDS =
  /今(?:[天日早晚夜儿明晨起]|[上下]午)|(?<![清光文黎透])明(?:[天早晚儿晨起]|日(?!期)|[上下]午)|昨[天日晚]|(?<![今以之前雨雪])[后後]天|前天(?!气)/u

/** Whether a body names a day, as 明天, which it would not mean any more on the day it goes out. */
export const isDayUnclear = (body: string, draftedOn: Day, sentOn: Day): boolean =>
  draftedOn !== sentOn && DAY_WORDS.test(body)

/** Households of each audience as they stand on the roll: a closed one is none any more. */
export const STATUSES = {
  households: ['unregistered', 'registered', 'exiting', 'exited', 'returned', 'terminated'],
  registered: ['registered', 'exiting', 'returned'],
  unregistered: ['unregistered'],
  exited: ['exited'],
} as const satisfies Partial<Record<BroadcastAudience, readonly RollStatus[]>>

/** What being of these audiences tells about a household is nobody's business: no text names it. */
export const isPrivate = (audience: BroadcastAudience): boolean =>
  ['watched', 'applied', 'contested', 'declined'].includes(audience)

/** @param milliyuan Price of a segment in thousandths of a yuan; ten of them are a fen. */
export const costFen = (segments: number, milliyuan: number): number =>
  Math.ceil((segments * milliyuan) / 10)

/** When the first message of a notice would go out that was approved now. */
export const startOf = (sendAt: Date | null, now: Date): Date =>
  opensAt('broadcast', sendAt && sendAt > now ? sendAt : now)

/** The same of one that would be approved now. */
export const wouldMislead = (
  { body, draftedAt, sendAt }: { body: string; draftedAt: Date; sendAt: Date | null },
  now: Date,
): boolean => isDayUnclear(body, dayOf(draftedAt), dayOf(startOf(sendAt, now)))

export type BroadcastRefusal =
  'own_draft' | 'already_approved' | 'cancelled' | 'not_approved' | 'paused' | 'not_paused' | 'done'

interface Standing {
  status: BroadcastStatus
  draftedBy: string
}

/** Why a member of staff may not approve it; whoever drafted it needs somebody else. */
export function refusalToApprove(
  { status, draftedBy }: Standing,
  staffId: string,
): BroadcastRefusal | null {
  if (status === 'cancelled') return 'cancelled'
  if (status !== 'draft') return 'already_approved'
  return draftedBy === staffId ? 'own_draft' : null
}

/** What may be done to one that was approved, and to which. */
const MAY = {
  pause: ['approved', 'sending'],
  resume: ['paused'],
  resend: ['approved', 'sending', 'done'],
} as const satisfies Record<string, readonly BroadcastStatus[]>

export function refusalTo(act: keyof typeof MAY, status: BroadcastStatus): BroadcastRefusal | null {
  const may: readonly BroadcastStatus[] = MAY[act]
  if (may.includes(status)) return null
  if (status === 'draft') return 'not_approved'
  if (status === 'cancelled' || status === 'paused' || status === 'done') return status
  return 'not_paused'
}

/** What became of the messages of a broadcast. */
export interface Fates {
  /** Handed over to the provider, those that arrived among them. */
  sent: number
  delivered: number
  waiting: number
  failed: number
  unknown: number
  /** Not sent: it was cancelled, too late, or they stopped broadcasts meanwhile. */
  dropped: number
}
export const NO_FATES: Fates = {
  sent: 0,
  delivered: 0,
  waiting: 0,
  failed: 0,
  unknown: 0,
  dropped: 0,
}

const FATE_OF = {
  queued: ['waiting'],
  sending: ['waiting'],
  lost: ['waiting'],
  sent: ['sent'],
  delivered: ['sent', 'delivered'],
  failed: ['failed'],
  unknown: ['unknown'],
  expired: ['dropped'],
  cancelled: ['dropped'],
  // Counted by the message that took its place.
  moved: [],
} as const satisfies Record<OutboxStatus, readonly (keyof Fates)[]>

/** @param isLive A cancelled broadcast sends nothing more: what is queued is as good as dropped. */
export function fatesOf(counts: readonly [OutboxStatus, number][], isLive: boolean): Fates {
  const fates = { ...NO_FATES }
  for (const [status, count] of counts) {
    const isDropped = status === 'queued' && !isLive
    const names: readonly (keyof Fates)[] = isDropped ? ['dropped'] : FATE_OF[status]
    for (const name of names) fates[name] += count
  }
  return fates
}

/** Whoever writes within so many hours of being sent a notice is taken to answer it. */
export const ANSWERED_WITHIN_HOURS = 72

/** When the last message will have gone out at the pace it has; null while nobody can tell. */
export function endsAt(
  { left, perMinute, lastStart }: { left: number; perMinute: number; lastStart: readonly number[] },
  now: Date,
): Date | null {
  const start = Math.max(...lastStart, now.getTime())
  if (left === 0) return now
  if (perMinute === 0) return start > now.getTime() ? new Date(start) : null
  return new Date(Math.max(start, now.getTime() + Math.ceil(left / perMinute) * 60_000))
}
