import type { Flow } from '../conversation/flow'

/** The flows of funds, a part of the registry. */
export const FUND_FLOWS: readonly Flow[] = []
