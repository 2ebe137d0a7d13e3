import type { Flow } from '../conversation/flow'

/** The flows of complaints, for who handles one, a part of the registry. */
export const HANDLING_FLOWS: readonly Flow[] = []
