import type { VarKind } from '../templates'

export interface SupervisionVarKinds {}

/** What is said about inspections and what follows from them. */
export const SUPERVISION_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
