import type { Holding } from './guards'

/** What must still be so of assessment, outside evaluation and satisfaction. */
export type EvaluationGuard = never

export const EVALUATION_HOLDING = {} as const satisfies Record<EvaluationGuard, Holding>
