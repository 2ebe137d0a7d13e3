import { RESIDENCY_TEMPLATES, type ResidencyVarKinds } from './residency'

/** The kinds of words of what is said about assessment and whoever evaluates from outside. */
export interface EvaluationVarKinds extends ResidencyVarKinds {}

/** What is said about assessment, outside evaluation, satisfaction and the overview. */
export const EVALUATION_TEMPLATES = {
  ...RESIDENCY_TEMPLATES,
} as const
