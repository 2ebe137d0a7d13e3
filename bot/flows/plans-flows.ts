import type { Flow } from '../conversation/flow'

/** The flows of plans of villages and households, a part of the registry. */
export const PLAN_FLOWS: readonly Flow[] = []
