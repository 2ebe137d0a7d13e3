import type { Flow } from '../conversation/flow'

/** The flows of projects, a part of the registry. */
export const PROJECT_FLOWS: readonly Flow[] = []
