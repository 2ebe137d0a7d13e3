import type { FindingStatus } from '../../db/values/integrity'
import type { Day } from '../shared/day'
import { type Personal, personalIn } from '../village-lists/rules'

export type MakeRefusal =
  Personal | 'owner_unknown' | 'own_finding' | 'due_in_past' | 'already_found'

/** Why a problem cannot be noted so; null where it can. */
export function makeRefusal(facts: {
  text: string
  /** Somebody active. */
  isOwner: boolean
  /** Whoever found it would put it right, and judge it. */
  isOwnerFinder: boolean
  today: Day
  dueOn: Day
  /** The same is open with the same owner. */
  isFound: boolean
}): MakeRefusal | null {
  const personal = personalIn(facts.text)
  if (personal) return personal
  if (!facts.isOwner) return 'owner_unknown'
  if (facts.isOwnerFinder) return 'own_finding'
  if (facts.dueOn < facts.today) return 'due_in_past'
  return facts.isFound ? 'already_found' : null
}

export type RectifyRefusal = Personal | 'not_owner' | 'waits' | 'verified'

/** Why somebody cannot say that a problem is put right 整改: only its owner does. */
export function rectifyRefusal(facts: {
  status: FindingStatus
  isOwner: boolean
  text: string
}): RectifyRefusal | null {
  if (!facts.isOwner) return 'not_owner'
  if (facts.status !== 'open') return facts.status === 'verified' ? 'verified' : 'waits'
  return personalIn(facts.text)
}

export type VerifyRefusal = 'own_finding' | 'tied' | 'not_rectified' | 'verified'

/** Why an inspector cannot judge what was done: never their own, nor that of kin or of their unit. */
export function verifyRefusal(facts: {
  status: FindingStatus
  isOwner: boolean
  isTied: boolean
}): VerifyRefusal | null {
  if (facts.isOwner) return 'own_finding'
  if (facts.isTied) return 'tied'
  if (facts.status === 'verified') return 'verified'
  return facts.status === 'open' ? 'not_rectified' : null
}

/** On its due day it is still in time; what waits to be judged is no more with its owner. */
export const isFindingLate = (status: FindingStatus, today: Day, dueOn: Day): boolean =>
  status === 'open' && today > dueOn
