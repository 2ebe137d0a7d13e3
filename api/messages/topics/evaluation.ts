/** The kinds of words of what is said about assessment and whoever evaluates from outside. */
export type EvaluationVarKinds = object

/** What is said about assessment, outside evaluation, satisfaction and the overview. */
export const EVALUATION_TEMPLATES = {} as const
