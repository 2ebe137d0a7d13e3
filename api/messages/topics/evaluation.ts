import { ASSESSMENT_TEMPLATES, type AssessmentVarKinds } from './assessments'

/** The kinds of words of what is said about assessment and whoever evaluates from outside. */
export interface EvaluationVarKinds extends AssessmentVarKinds {}

/** What is said about assessment, outside evaluation, satisfaction and the overview. */
export const EVALUATION_TEMPLATES = {
  ...ASSESSMENT_TEMPLATES,
} as const
