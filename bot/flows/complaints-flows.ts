import type { Flow } from '../conversation/flow'

/** The flows of complaints, for who files one, a part of the registry. */
export const COMPLAINT_FLOWS: readonly Flow[] = []
