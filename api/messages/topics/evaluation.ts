import { SATISFACTION_TEMPLATES, type SatisfactionVarKinds } from './satisfaction'

/** The kinds of words of what is said about assessment and whoever evaluates from outside. */
export interface EvaluationVarKinds extends SatisfactionVarKinds {}

/** What is said about assessment, outside evaluation, satisfaction and the overview. */
export const EVALUATION_TEMPLATES = {
  ...SATISFACTION_TEMPLATES,
} as const
