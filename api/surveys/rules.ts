import type { Verdict } from '../../db/values/entry-visits'
import type { HouseholdType, PovertyCause } from '../../db/values/roll'
import { CASE_LEVELS, type CaseLevel, type HouseholdRoundKind } from '../../db/values/rounds'

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

export type FinishRefusal = 'unfinished' | 'cause_missing'

/**
 * Why a survey cannot be finished; null when it can. Whoever is to be registered has a type and a main
 * cause.
 */
export function finishRefusal(facts: {
  kind: HouseholdRoundKind
  verdict: Verdict
  /** Something is still to be asked. */
  isAsking: boolean
  type: HouseholdType | null
  mainCause: PovertyCause | null
}): FinishRefusal | null {
  if (facts.isAsking) return 'unfinished'
  const isToRegister = facts.kind === 'identification' && facts.verdict === 'eligible'
  const lacksCause = facts.type === null || facts.mainCause === null
  return isToRegister && lacksCause ? 'cause_missing' : null
}
