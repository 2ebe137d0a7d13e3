import type { VarKind } from '../templates'

export interface FundVarKinds {}

/** What is said about funds. */
export const FUND_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
