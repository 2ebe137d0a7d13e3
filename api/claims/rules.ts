import type { ClaimStatus, ProjectStatus } from '../../db/values/projects'
import type { StaffRole } from '../../db/values/staff'
import type { Day } from '../shared/day'
import { type Personal, personalIn } from '../village-lists/rules'

/** Who claims for a township, the first first. */
export const CLAIMING_ROLES = [
  'township_clerk',
  'township_committee',
  'township_head',
  'township_secretary',
] as const satisfies readonly StaffRole[]

export type ClaimRefusal =
  'not_accepted' | 'not_checked' | 'settled' | 'own_acceptance' | 'no_photo' | 'above_accepted'

/** Why no claim can be made so; null when it can. */
export function claimRefusal(facts: {
  status: ProjectStatus
  /** The actor accepted the project. */
  hasAccepted: boolean
  photos: number
  amountFen: number
  acceptedFen: number | null
  /** By all claims but those that were not agreed to. */
  claimedFen: number
}): ClaimRefusal | null {
  const { status, acceptedFen } = facts
  if (status === 'settled') return 'settled'
  if (status === 'accepted') return 'not_checked'
  if (status !== 'checked' || acceptedFen === null) return 'not_accepted'
  if (facts.hasAccepted) return 'own_acceptance'
  if (facts.claimedFen + facts.amountFen > acceptedFen) return 'above_accepted'
  return facts.photos < 1 ? 'no_photo' : null
}

export type OpinionRefusal =
  Personal | 'already_judged' | 'own_claim' | 'own_acceptance' | 'before_claim' | 'no_words'

/** Why an opinion on a claim cannot be taken so: a signature is none, it says why. */
export function opinionRefusal(facts: {
  status: ClaimStatus
  isOwnClaim: boolean
  /** The actor accepted the project, in another role. */
  hasAccepted: boolean
  claimedOn: Day
  today: Day
  text: string
}): OpinionRefusal | null {
  if (facts.status !== 'claimed') return 'already_judged'
  if (facts.isOwnClaim) return 'own_claim'
  if (facts.hasAccepted) return 'own_acceptance'
  if (facts.today < facts.claimedOn) return 'before_claim'
  const personal = personalIn(facts.text)
  if (personal) return personal
  return [...facts.text.replace(/[\s\p{P}]|同意/gu, '')].length < 2 ? 'no_words' : null
}

export type CloseRefusal = 'not_checked' | 'settled' | 'claims_open'

/** Why a project cannot be closed with what is left of its money; null when it can. */
export function closeRefusal(facts: {
  status: ProjectStatus
  openClaims: number
}): CloseRefusal | null {
  if (facts.status === 'settled') return 'settled'
  if (facts.status !== 'checked') return 'not_checked'
  return facts.openClaims > 0 ? 'claims_open' : null
}
