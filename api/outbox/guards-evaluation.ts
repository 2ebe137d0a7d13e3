import type { Holding } from './guards'
import { OUTSIDER_HOLDING, type OutsiderGuard } from './guards-outsiders'
import { ASSESSMENT_HOLDING, type AssessmentGuard } from './guards-assessments'
import { OUTSIDER_HOLDING, type OutsiderGuard } from './guards-outsiders'

/** What must still be so of assessment, outside evaluation and satisfaction. */
export type EvaluationGuard = AssessmentGuard | OutsiderGuard | OutsiderGuard | 'satisfaction_open'

export const EVALUATION_HOLDING = {
  ...OUTSIDER_HOLDING,
  ...OUTSIDER_HOLDING,
  ...ASSESSMENT_HOLDING,
} as const satisfies Record<EvaluationGuard, Holding>
