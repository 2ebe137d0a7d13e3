import { OVERVIEW_TEMPLATES, type OverviewVarKinds } from './overview'

/** The kinds of words of what is said about assessment and whoever evaluates from outside. */
export interface EvaluationVarKinds extends OverviewVarKinds {}

/** What is said about assessment, outside evaluation, satisfaction and the overview. */
export const EVALUATION_TEMPLATES = {
  ...OVERVIEW_TEMPLATES,
} as const
