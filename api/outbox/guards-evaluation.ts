import type { Holding } from './guards'
import { ASSESSMENT_HOLDING, type AssessmentGuard } from './guards-assessments'

/** What must still be so of assessment, outside evaluation and satisfaction. */
export type EvaluationGuard = AssessmentGuard

export const EVALUATION_HOLDING = {
  ...ASSESSMENT_HOLDING,
} as const satisfies Record<EvaluationGuard, Holding>
