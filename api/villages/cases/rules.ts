import type { ApplicationStatus } from '../../../db/values/filings'
import type { CaseLevel, NoticeStatus, VillageRoundKind } from '../../../db/values/rounds'
import {
  EXIT_CHECKS,
  type ExitCheck,
  type VillageClass,
  type VillageStatus,
} from '../../../db/values/village-standards'
import { isBelow } from '../rules'

/** What is known of a village when it is proposed. */
export interface ProposalFacts {
  kind: VillageRoundKind
  status: VillageStatus | null
  /** By its score of the round's year; null where it has none. */
  class: VillageClass | null
  poor: number
  people: number
  /** Fewer must be poor, in permille. */
  limitPermille: number
  checks: readonly { item: ExitCheck; isMet: boolean }[]
}

export type ProposalRefusal =
  | 'already_poor'
  | 'not_poor'
  | 'not_scored'
  | 'class_none'
  | 'incidence_high'
  | 'checks_missing'
  | 'check_unmet'

/** Why a village cannot be proposed 提名 to become a poor village or to be one no more; null where it can. */
export function proposalRefusal(facts: ProposalFacts): ProposalRefusal | null {
  if (facts.class === null) return 'not_scored'
  if (facts.kind === 'village_entry') {
    if (facts.status === 'poor') return 'already_poor'
    return facts.class === 'none' ? 'class_none' : null
  }
  if (facts.status !== 'poor') return 'not_poor'
  if (!isBelow(facts.limitPermille, facts)) return 'incidence_high'
  const isSeen = (item: ExitCheck) => facts.checks.some((each) => each.item === item)
  if (!EXIT_CHECKS.every(isSeen)) return 'checks_missing'
  return facts.checks.every(({ isMet }) => isMet) ? null : 'check_unmet'
}

export type DecisionRefusal =
  'already_decided' | 'not_at_county' | 'own_proposal' | 'contested' | 'reason_missing'

/** Why the county may not decide a village's case now; null where it may. */
export function decisionRefusal(facts: {
  status: ApplicationStatus
  level: CaseLevel
  isProposer: boolean
  isAccepted: boolean
  hasReason: boolean
  /** Something said of it or of its list, be it in asking the county itself 复核, is not decided. */
  isContested: boolean
}): DecisionRefusal | null {
  if (facts.status !== 'filed') return 'already_decided'
  if (facts.level !== 'county') return 'not_at_county'
  if (facts.isProposer) return 'own_proposal'
  if (facts.isContested) return 'contested'
  return facts.isAccepted || facts.hasReason ? null : 'reason_missing'
}

/**
 * Where a village stands in its round: it waits for the township's meeting or list, is listed, contested,
 * or over and to be sent on; lies with the county, or was decided.
 */
export const VILLAGE_STAGES = [
  'review',
  'posting',
  'listed',
  'contested',
  'over',
  'county',
  'accepted',
  'declined',
] as const
export type VillageStage = (typeof VILLAGE_STAGES)[number]

export function villageStage(
  {
    status,
    level,
    isPassed,
    list,
  }: {
    status: ApplicationStatus
    level: CaseLevel
    /** By the meeting of its level. */
    isPassed: boolean
    /** On which it stands. */
    list: { status: NoticeStatus; closesAt: Date; isContested: boolean } | null
  },
  now: Date,
): VillageStage {
  if (status === 'accepted') return 'accepted'
  if (status !== 'filed') return 'declined'
  if (level === 'county') return 'county'
  if (list?.status !== 'posted') return isPassed ? 'posting' : 'review'
  if (list.isContested) return 'contested'
  return now < list.closesAt ? 'listed' : 'over'
}
