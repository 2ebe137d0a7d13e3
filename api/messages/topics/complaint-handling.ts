import type { VarKind } from '../templates'

export interface HandlingVarKinds {}

/** What is said about complaints, for who handles one. */
export const HANDLING_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
