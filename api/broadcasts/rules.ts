import type { BroadcastStatus } from '../../db/values/broadcasts'
import type { OutboxStatus } from '../../db/values/messages'
import type { RollStatus } from '../../db/values/roll'
import { type Day, dayOf } from '../shared/day'
import { sendingTimes } from '../shared/sending-hours'
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

/** Households a broadcast to each audience is for: a closed one is none any more. */
export const STATUSES = {
  households: ['unregistered', 'registered', 'exiting', 'exited', 'returned', 'terminated'],
  registered: ['registered', 'exiting', 'returned'],
} as const satisfies Record<string, readonly RollStatus[]>

/** A household, or for the staff audience a member of staff, and the village it counts in. */
export interface Home {
  id: string
  villagePath: string
}

/** A phone that stands for a home in the register. */
export interface HomePhone {
  homeId: string
  /** Blind index in hex. */
  phone: string
  /** Row in which the phone stands sealed. */
  ownerId: string
}

/** Somebody who has written to us, or to whom we have. */
export interface KnownContact {
  id: string
  /** Of a chat the phone its owner has shown; null where that is unknown. */
  phone: string | null
  /** Reached by texts, which cost money. */
  isPhone: boolean
  isStopped: boolean
}

export interface Recipient {
  villagePath: string
  /** Null where the phone never wrote to us. */
  contactId: string | null
  ownerId: string | null
  isText: boolean
}

export interface VillageReach {
  path: string
  households: number
  withoutPhone: number
  recipients: number
  optedOut: number
}

/**
 * Whom a broadcast goes to: one message a person, however many households or chats they have. A
 * person who stopped broadcasts anywhere gets none.
 */
export function planRecipients(input: {
  /** In the order in which a shared phone falls to a village. */
  homes: readonly Home[]
  phones: readonly HomePhone[]
  links: readonly { homeId: string; contactId: string }[]
  /** The one to be preferred first. */
  contacts: readonly KnownContact[]
}): { recipients: Recipient[]; villages: VillageReach[] } {
  const contactsOf = Map.groupBy(input.contacts, ({ id, phone }) => phone ?? id)
  const keyOf = new Map(input.contacts.map(({ id, phone }) => [id, phone ?? id]))
  const phonesOf = Map.groupBy(input.phones, ({ homeId }) => homeId)
  const linksOf = Map.groupBy(input.links, ({ homeId }) => homeId)
  const villages = new Map<string, VillageReach>()
  const seen = new Set<string>()
  const recipients: Recipient[] = []
  for (const { id, villagePath } of input.homes) {
    const village = villages.get(villagePath) ?? emptyReach(villagePath)
    villages.set(villagePath, village)
    village.households++
    const own = (phonesOf.get(id) ?? []).map(({ phone, ownerId }) => ({ key: phone, ownerId }))
    const linked = (linksOf.get(id) ?? []).flatMap(({ contactId }) => {
      const key = keyOf.get(contactId)
      return key ? [{ key, ownerId: null }] : []
    })
    const ways = [...own, ...linked]
    if (ways.length === 0) village.withoutPhone++
    for (const { key, ownerId } of ways) {
      if (seen.has(key)) continue
      seen.add(key)
      const same = contactsOf.get(key) ?? []
      const [best] = same
      if (same.some(({ isStopped }) => isStopped)) village.optedOut++
      else {
        village.recipients++
        const isText = best?.isPhone ?? true
        recipients.push({ villagePath, contactId: best?.id ?? null, ownerId, isText })
      }
    }
  }
  return { recipients, villages: [...villages.values()] }
}

const emptyReach = (path: string): VillageReach => ({
  path,
  households: 0,
  withoutPhone: 0,
  recipients: 0,
  optedOut: 0,
})

/** @param milliyuan Price of a segment in thousandths of a yuan; ten of them are a fen. */
export function costFen(texts: number, segments: number, milliyuan: number): number {
  return Math.ceil((texts * segments * milliyuan) / 10)
}

/** The same of one that would be approved now. */
export const wouldMislead = (body: string, draftedAt: Date, now: Date): boolean =>
  isDayUnclear(body, dayOf(draftedAt), dayOf(sendingTimes(now).notBefore))

export type BroadcastRefusal = 'own_draft' | 'already_approved' | 'cancelled'

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
  if (status === 'approved') return 'already_approved'
  return draftedBy === staffId ? 'own_draft' : null
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
