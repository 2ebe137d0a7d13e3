import type { Flow } from '../conversation/flow'

/** The flows of what villagers ask and say about a project, a part of the registry. */
export const PROJECT_COMMENT_FLOWS: readonly Flow[] = []
