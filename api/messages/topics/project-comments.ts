import type { VarKind } from '../templates'

export interface ProjectCommentVarKinds {}

/** What is said about what villagers ask and say about a project. */
export const PROJECT_COMMENT_TEMPLATES = {} as const satisfies Record<
  string,
  Record<string, VarKind>
>
