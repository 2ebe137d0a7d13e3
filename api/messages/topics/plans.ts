import type { VarKind } from '../templates'

export interface PlanVarKinds {}

/** What is said about plans of villages and households. */
export const PLAN_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
