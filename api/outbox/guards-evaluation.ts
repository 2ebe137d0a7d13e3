import type { Holding } from './guards'
import { ASSESSMENT_HOLDING, type AssessmentGuard } from './guards-assessments'
import { OUTSIDER_HOLDING, type OutsiderGuard } from './guards-outsiders'
import { SATISFACTION_HOLDING, type SatisfactionGuard } from './guards-satisfaction'

/** What must still be so of assessment, outside evaluation and satisfaction. */
export type EvaluationGuard = AssessmentGuard | OutsiderGuard | SatisfactionGuard

export const EVALUATION_HOLDING = {
  ...ASSESSMENT_HOLDING,
  ...OUTSIDER_HOLDING,
  ...SATISFACTION_HOLDING,
} as const satisfies Record<EvaluationGuard, Holding>
