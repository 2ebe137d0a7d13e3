import type { VarKind } from '../templates'

export interface LoanVarKinds {}

/** What is said about small loans. */
export const LOAN_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
