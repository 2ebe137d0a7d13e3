import type { VarKind } from '../templates'

export interface ProjectVarKinds {}

/** What is said about projects. */
export const PROJECT_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
