import type { ApplicationStatus } from '../../db/values/filings'
import type { ReportItemStatus } from '../../db/values/registrations'
import type { HouseholdType, PovertyCause, WatchKind } from '../../db/values/roll'
import type { CaseLevel, HouseholdRoundKind } from '../../db/values/rounds'

/** What a case still lacks before the county may deal with it, the first thing to do first. */
export const CASE_LACKS = [
  'filed', // withdrawn or decided meanwhile
  'level', // not past all levels yet
  'contested',
  'sign_off',
  'type',
  'cause',
  'measure',
  'watch',
  'risk', // of a risk removal: it is to be watched on
] as const
export type CaseLack = (typeof CASE_LACKS)[number]

/** All that bears on whether a case is complete. */
export interface CaseFacts {
  kind: HouseholdRoundKind
  /** As it holds now. */
  status: ApplicationStatus
  level: CaseLevel | null
  /** An objection to the household, or about the procedure of a list it stands on, is undecided. */
  isContested: boolean
  /** Everybody on its path has signed what it is now 四审. */
  isSigned: boolean
  householdType: HouseholdType | null
  mainCause: PovertyCause | null
  otherCauses: readonly PovertyCause[]
  watch: WatchKind | null
  /** Of a risk removal 风险消除: a risk of the household is looked into, nobody in it can work, or it lives on too little. */
  isAtRisk: boolean
  /** Causes with a measure that stands, which has an owner and a due day. */
  measured: readonly PovertyCause[]
}

/**
 * Why a case cannot be reported, checked in or announced; null when it can. Nobody comes onto the
 * register without its type, its main cause and a measure for every cause (design: Outcome).
 */
export function reportRefusal(facts: CaseFacts): CaseLack | null {
  const { kind, mainCause } = facts
  if (facts.status !== 'filed') return 'filed'
  if (facts.level !== 'county') return 'level'
  if (facts.isContested) return 'contested'
  if (!facts.isSigned) return 'sign_off'
  if (kind === 'exit') return null
  if (kind === 'risk_removal') return facts.isAtRisk ? 'risk' : null
  if (kind === 'watch_list') return facts.watch ? null : 'watch'
  if (!facts.householdType) return 'type'
  if (!mainCause) return 'cause'
  const causes = [mainCause, ...facts.otherCauses]
  return causes.every((cause) => facts.measured.includes(cause)) ? null : 'measure'
}

/** A case of a report that the county has not done with. */
export const WAITING: readonly ReportItemStatus[] = ['reported', 'checked']

export type ReportRefusal = 'own_report' | 'tied' | 'nothing_to_check' | 'nothing_checked'

/**
 * Why an officer of the county may pass nothing on: whoever reported does not check, nor those tied
 * to the only households that are left.
 */
export function passRefusal(facts: {
  isReporter: boolean
  /** Cases that wait for a check and are neither kin's nor their own. */
  free: number
  tied: number
}): ReportRefusal | null {
  if (facts.isReporter) return 'own_report'
  if (facts.free > 0) return null
  return facts.tied > 0 ? 'tied' : 'nothing_to_check'
}

export type ReturnRefusal = 'own_report' | 'tied' | 'not_waiting' | 'level_unknown'

/** Why a case may not be sent back so. */
export function returnRefusal(facts: {
  isReporter: boolean
  isTied: boolean
  status: ReportItemStatus
  /** The kind's path has a list at the level it is to go back to. */
  isOnPath: boolean
}): ReturnRefusal | null {
  if (facts.isReporter) return 'own_report'
  if (facts.isTied) return 'tied'
  if (!WAITING.includes(facts.status)) return 'not_waiting'
  return facts.isOnPath ? null : 'level_unknown'
}

export type AnnounceRefusal = 'own_report' | 'tied' | 'nothing_checked' | 'nothing_ready'

/** Why nothing of a report can be announced now. */
export function announceRefusal(facts: {
  isReporter: boolean
  checked: number
  /** Checked, complete at this very moment, and of households the officer is not tied to. */
  ready: number
  tied: number
  /** Withdrawn or sent back meanwhile: they only leave the report. */
  gone: number
}): AnnounceRefusal | null {
  if (facts.isReporter) return 'own_report'
  if (facts.checked === 0) return 'nothing_checked'
  if (facts.ready > 0 || facts.gone > 0) return null
  return facts.tied > 0 ? 'tied' : 'nothing_ready'
}
