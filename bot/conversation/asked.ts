import type { Asked, HouseholdStatus } from '../../api/client'
import type { Data } from './flow'
import { saysReceived } from './measures-words'
import { hasLapsed, type Talk } from './session'

/** 收到没?, asked by a message that began no conversation: the latest to any of the households. */
export function lastAsked(
  households: readonly HouseholdStatus[],
): (Asked & { head: string }) | undefined {
  return households
    .flatMap(({ asked, head }) => (asked ? { ...asked, head } : []))
    .toSorted((a, b) => Date.parse(b.askedAt) - Date.parse(a.askedAt))[0]
}

/**
 * What a message without a number begins where it answers 收到没?: a bare 1 or 2, 收到, 没有, while that
 * is the last question that was put. A digit, while another question was open when it was put, is asked
 * about first. Undefined where the message is something else.
 */
export function answersAsked(
  households: readonly HouseholdStatus[],
  top: Talk | undefined,
  plain: string,
  receivedAt: Date,
): { flow: string; data: Data } | undefined {
  const isReceived = saysReceived(plain)
  const asked = isReceived === undefined ? undefined : lastAsked(households)
  if (!asked) return undefined
  const { code } = asked
  // A question that was put later is the last one, however long ago.
  if (top && Date.parse(top.askedAt) >= Date.parse(asked.askedAt)) return undefined
  const isOpen = top && top.flow !== 'menu' && !hasLapsed(top, receivedAt)
  if (!isOpen)
    return { flow: 'answer-measure', data: { code, isReceived: isReceived ? 'yes' : 'no' } }
  return /^\d$/.test(plain) ? { flow: 'which-question', data: { code } } : undefined
}
