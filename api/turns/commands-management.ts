import { fileComment } from '../project-comments/file'
import type { Action } from '../shared/rights'

/** The services of `MANAGEMENT_COMMANDS` with the rights they need. */
export const MANAGEMENT_RUNS = {
  file_project_comment: { action: 'project_comment.file', run: fileComment },
} as const satisfies Record<string, { action: Action; run: unknown }>
