import type { VarKind } from '../templates'

/** Objections. */
export const OBJECTION_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
