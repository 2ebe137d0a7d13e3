import type { Flow } from '../conversation/flow'

/** The flows of small loans, a part of the registry. */
export const LOAN_FLOWS: readonly Flow[] = []
