import type { Verdict } from '../../db/values/entry-visits'
import type { HouseholdType, PovertyCause } from '../../db/values/roll'
import { CASE_LEVELS, type CaseLevel, type HouseholdRoundKind } from '../../db/values/rounds'
import { type ExitGap, isGap } from '../exits/rules'

/** The level whose review goes by the survey, in every kind of round. */
const SURVEY_LEVEL: CaseLevel = 'village'

/** The open case of a household, as far as it bears on its survey. */
export interface SurveyedCase {
  level: CaseLevel | null
  /** The review that passed it at its level. */
  reviewId: string | null
  isRoundOpen: boolean
}

export type CaseRefusal = 'no_case' | 'no_round' | 'reviewed'

/**
 * Why a household may not be surveyed; null when it may. It needs an open case in an open round, and
 * what the village has reviewed is not changed beneath the review.
 */
export function caseRefusal(standing: SurveyedCase | null): CaseRefusal | null {
  if (!standing) return 'no_case'
  if (!standing.isRoundOpen || !standing.level) return 'no_round'
  const [at, last] = [CASE_LEVELS.indexOf(standing.level), CASE_LEVELS.indexOf(SURVEY_LEVEL)]
  return at > last || (at === last && standing.reviewId !== null) ? 'reviewed' : null
}

export type FinishRefusal = 'unfinished' | 'cause_missing' | 'exit_gap'

/**
 * Why a survey cannot be finished; null when it can. Whoever is to be registered has a type and a main
 * cause; whoever is found fit to leave lacks nothing of the standard of exit.
 */
export function finishRefusal(facts: {
  kind: HouseholdRoundKind
  verdict: Verdict
  /** Something is still to be asked. */
  isAsking: boolean
  type: HouseholdType | null
  mainCause: PovertyCause | null
  /** Of an exit. */
  gap: ExitGap | null
}): FinishRefusal | null {
  if (facts.isAsking) return 'unfinished'
  if (facts.gap && isGap(facts.gap) && facts.verdict === 'eligible') return 'exit_gap'
  const isToRegister = facts.kind === 'identification' && facts.verdict === 'eligible'
  const lacksCause = facts.type === null || facts.mainCause === null
  return isToRegister && lacksCause ? 'cause_missing' : null
}

/** Whether the survey ends an exit: the team finds that it is not to be, and something is lacking. */
export const endsExit = (verdict: Verdict, gap: ExitGap | null): boolean =>
  verdict === 'not_eligible' && gap !== null && gap.lacking.length > 0
