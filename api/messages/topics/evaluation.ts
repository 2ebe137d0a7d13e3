import { ASSESSMENT_TEMPLATES, type AssessmentVarKinds } from './assessments'
import { OUTSIDE_EVALUATION_TEMPLATES, type OutsideEvaluationVarKinds } from './evaluations'

/** The kinds of words of what is said about assessment and whoever evaluates from outside. */
export interface EvaluationVarKinds extends OutsideEvaluationVarKinds, AssessmentVarKinds {}

/** What is said about assessment, outside evaluation, satisfaction and the overview. */
export const EVALUATION_TEMPLATES = {
  ...OUTSIDE_EVALUATION_TEMPLATES,
  ...ASSESSMENT_TEMPLATES,
} as const
