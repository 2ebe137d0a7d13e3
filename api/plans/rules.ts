import type { PlanLineStatus, PlanStatus } from '../../db/values/projects'
import { personalIn, type Personal } from '../village-lists/rules'

/** More a plan does not hold: it is one for a year. */
export const MOST_LINES = 60

export type LineRefusal = Personal | 'already_listed' | 'too_many' | 'owner_unknown'

/** Why a line cannot be put into a plan; null when it can. */
export function lineRefusal(facts: {
  text: string
  /** The same line is in it and open. */
  isListed: boolean
  lines: number
  /** Nobody is named, or somebody who works there. */
  isOwner: boolean
}): LineRefusal | null {
  const personal = personalIn(facts.text)
  if (personal) return personal
  if (facts.isListed) return 'already_listed'
  if (!facts.isOwner) return 'owner_unknown'
  return facts.lines >= MOST_LINES ? 'too_many' : null
}

export type AdoptRefusal = 'already_adopted' | 'no_lines' | 'maker'

/** Why a plan cannot be adopted; nobody adopts what they wrote themselves. */
export function adoptRefusal(facts: {
  status: PlanStatus
  openLines: number
  isMaker: boolean
}): AdoptRefusal | null {
  if (facts.status === 'adopted') return 'already_adopted'
  if (facts.openLines === 0) return 'no_lines'
  return facts.isMaker ? 'maker' : null
}

/** Why a line cannot be said to be done, or be dropped. */
export const settleRefusal = (status: PlanLineStatus): 'already_settled' | null =>
  status === 'open' ? null : 'already_settled'
