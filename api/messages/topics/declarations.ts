import type { VarKind } from '../templates'

export interface DeclarationVarKinds {}

/** What is said about declarations of kin and interests. */
export const DECLARATION_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
