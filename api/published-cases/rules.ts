import type { PublishedCaseStatus } from '../../db/values/integrity'
import type { Standing } from '../accountabilities/rules'
import { isDayUnclear } from '../broadcasts/rules'
import type { Day } from '../shared/day'
import { type Personal, personalIn } from '../village-lists/rules'

/** `2026Q4`: in the bulletin of which quarter something stands that is made public on a day. */
export const quarterOf = (day: Day): string =>
  `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** In UTF-16 units: with how many more there are behind it, it fits into two segments. */
export const LONGEST_CASE = 105

/** What would tell that somebody spoke, and lead to whom. */
const SPOKE = /举报|检举|控告|信访|上访|来信|来访|投诉|群众反映|村民反映|有人反映|线人|告状/u

export type DraftRefusal =
  | Personal
  | 'own_case'
  | 'not_final'
  | 'already_published'
  | 'person_not_named'
  | 'unit_not_named'
  | 'names_complaint'
  | 'names_household'
  | 'day_unclear'

/** Why a case cannot be made public 曝光 in these words. */
export function draftRefusal(facts: {
  standing: Standing
  isPublished: boolean
  text: string
  name: string
  unit: string
  /** The head of a household of the person's area stands in it. */
  namesHousehold: boolean
}): Exclude<DraftRefusal, 'own_case'> | null {
  const { text } = facts
  if (facts.standing !== 'final') return 'not_final'
  if (facts.isPublished) return 'already_published'
  const personal = personalIn(text)
  if (personal) return personal
  if (!text.includes(facts.name)) return 'person_not_named'
  if (facts.unit !== '' && !text.includes(facts.unit)) return 'unit_not_named'
  if (SPOKE.test(text)) return 'names_complaint'
  if (facts.namesHousehold) return 'names_household'
  // It is read on another day than it was written on.
  return isDayUnclear(text, '', '-') ? 'day_unclear' : null
}

export type SettleRefusal = 'own_draft' | 'own_case' | 'already_decided'

/** Why an inspector cannot decide whether a draft goes out: not whoever wrote it, nor whom it is about. */
export function settleRefusal(facts: {
  status: PublishedCaseStatus
  isDrafter: boolean
  isPerson: boolean
}): SettleRefusal | null {
  if (facts.isPerson) return 'own_case'
  if (facts.isDrafter) return 'own_draft'
  return facts.status === 'drafted' ? null : 'already_decided'
}
