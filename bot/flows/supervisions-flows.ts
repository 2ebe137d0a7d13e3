import type { Flow } from '../conversation/flow'

/** The flows of inspections and what follows from them, a part of the registry. */
export const SUPERVISION_FLOWS: readonly Flow[] = []
