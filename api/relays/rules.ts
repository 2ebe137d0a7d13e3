import type { BroadcastAudience } from '../../db/values/broadcasts'
import type { OutboxStatus } from '../../db/values/messages'
import type { RelayReason } from '../../db/values/relays'
import type { StaffRole } from '../../db/values/staff'
import { addHours } from '../shared/day'

/** Who tells the households of a group, in this order: the first anybody plays there. */
export const TELLING_ROLES = [
  'group_cadre',
  'village_cadre',
  'village_secretary',
] as const satisfies readonly StaffRole[]

/** Who tells them of a case that is made public: where no other cadre is there, the township. */
export const TELLING_CASES = [
  ...TELLING_ROLES,
  'first_secretary',
  'resident_cadre',
  'township_clerk',
] as const satisfies readonly StaffRole[]

/** A household is told within so many days of being asked for; then its village secretary hears of it. */
export const TOLD_WITHIN_DAYS = 3

/** So many hours after a village's start it is looked at whom its messages did not reach. */
const LOOKS_AFTER_HOURS = [1, 6, 24] as const

/** When a village is looked at next; null once a day has gone by since its start. */
export function nextLook(start: Date, now: Date): Date | null {
  const looks = LOOKS_AFTER_HOURS.map((hours) => addHours(start, hours))
  return looks.find((at) => at > now) ?? null
}

/** What became of all messages to the people of one household. */
export interface HouseholdFate {
  householdId: string
  areaPath: string
  statuses: readonly OutboxStatus[]
}

const GOT: readonly OutboxStatus[] = ['sent', 'delivered']
const WAITS: readonly OutboxStatus[] = ['queued', 'sending', 'lost']
const MISSED: readonly OutboxStatus[] = ['failed', 'expired']

/**
 * Why nobody of a household got it. Null: somebody did, or may still, or nothing failed, as where they
 * stopped such messages before any went out.
 */
export function missedBecause(statuses: readonly OutboxStatus[]): RelayReason | null {
  if (statuses.some((each) => GOT.includes(each) || WAITS.includes(each))) return null
  if (statuses.some((each) => MISSED.includes(each))) return 'failed'
  return statuses.includes('unknown') ? 'unknown' : null
}

export const hasReached = (statuses: readonly OutboxStatus[]): boolean =>
  statuses.some((each) => GOT.includes(each))

/** Whether anything can still become of them: what was merely handed over may yet come back. */
export const isSettled = (statuses: readonly OutboxStatus[]): boolean =>
  !statuses.some((each) => each === 'sent' || WAITS.includes(each))

/**
 * Whether those it does not reach are to be told of it. Not staff; nor where it is only for readers of
 * one language or one way: whom it does not reach it was not for.
 */
export const isRelayed = (
  audience: BroadcastAudience,
  narrowing: { language?: unknown; way?: unknown },
): boolean => audience !== 'staff' && !narrowing.language && !narrowing.way

/** What a notice says, for whoever tells it: what it names of each household stands for anybody. */
export const quoteOf = (body: string): string => body.replace(/\{[^{}]*\}/gu, '…')
