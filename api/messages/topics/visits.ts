import type { VarKind } from '../templates'

/** Visit notes and the morning digest. */
export const VISIT_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
