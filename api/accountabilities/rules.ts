import type { AccountabilityStatus } from '../../db/values/integrity'
import type { StaffRole } from '../../db/values/staff'
import { addDays, type Day } from '../shared/day'
import { type Personal, personalIn } from '../village-lists/rules'

interface Held {
  role: StaffRole
  areaPath: string
}

/** Above the county; else the county, its townships, villages and groups, by how wide an area is. */
const ABOVE = 5
const rankOf = ({ role, areaPath }: Held): number =>
  role === 'superior_inspector' ? ABOVE : Math.max(0, ABOVE - areaPath.split('.').length)

/** How high somebody stands: the highest of all they are. */
export const levelOf = (roles: readonly Held[]): number => Math.max(0, ...roles.map(rankOf))

export type ProposeRefusal = Personal | 'own_case' | 'tied' | 'person_unknown' | 'already_proposed'

/** Why somebody cannot be proposed to be held to account 问责 so. */
export function proposeRefusal(facts: {
  isSelf: boolean
  isTied: boolean
  /** Active, with something they are in the actor's reach. */
  isThere: boolean
  /** The same is proposed and not decided. */
  isProposed: boolean
  text: string
}): ProposeRefusal | null {
  if (facts.isSelf) return 'own_case'
  if (!facts.isThere) return 'person_unknown'
  if (facts.isTied) return 'tied'
  if (facts.isProposed) return 'already_proposed'
  return personalIn(facts.text)
}

/** How a case stands on a day: contested ones wait for somebody else, the others end by their date. */
export type Standing = 'proposed' | 'decided' | 'contested' | 'final' | 'revoked'

export function standingOf(
  facts: {
    status: AccountabilityStatus
    finalOn: Day | null
    contestedOn: Day | null
  },
  today: Day,
): Standing {
  const { status, finalOn, contestedOn } = facts
  if (status !== 'decided') return status
  if (contestedOn !== null) return 'contested'
  return finalOn !== null && today >= finalOn ? 'final' : 'decided'
}

/** Something may be asked against it on each of so many days behind the one it was decided on. */
export const finalFrom = (decidedOn: Day, days: number): Day => addDays(decidedOn, days + 1)

export type DecideRefusal =
  | Personal
  | 'own_case'
  | 'own_proposal'
  | 'own_decision'
  | 'tied'
  | 'level_too_low'
  | 'already_decided'

/**
 * Why an inspector cannot decide a case: not whoever proposed it, nor who decided it before, nor kin,
 * colleagues, or anybody below the person.
 */
export function decideRefusal(facts: {
  standing: Standing
  isSelf: boolean
  isProposer: boolean
  isFormerDecider: boolean
  isTied: boolean
  level: number
  levelOfPerson: number
  reason: string
}): DecideRefusal | null {
  const { standing } = facts
  if (facts.isSelf) return 'own_case'
  if (facts.isProposer) return 'own_proposal'
  if (standing === 'contested' && facts.isFormerDecider) return 'own_decision'
  if (facts.isTied) return 'tied'
  if (facts.level < facts.levelOfPerson) return 'level_too_low'
  if (standing !== 'proposed' && standing !== 'contested') return 'already_decided'
  return personalIn(facts.reason)
}

export type ContestRefusal = 'not_decided' | 'already_contested' | 'too_late' | 'revoked'

/** Why the person cannot ask against it 申诉: once, and until it is final. */
export function contestRefusal(standing: Standing): ContestRefusal | null {
  switch (standing) {
    case 'decided':
      return null
    case 'proposed':
      return 'not_decided'
    case 'final':
      return 'too_late'
    case 'contested':
      return 'already_contested'
    case 'revoked':
      return 'revoked'
  }
}
