import type { VarKind } from '../templates'

export interface ComplaintVarKinds {}

/** What is said about complaints, for who files one. */
export const COMPLAINT_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
