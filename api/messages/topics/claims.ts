import type { VarKind } from '../templates'

export interface ClaimVarKinds {}

/** What is said about acceptance, spot checks, claims and payments. */
export const CLAIM_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
