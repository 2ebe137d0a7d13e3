import type { VarKind } from '../templates'

/** Answers to questions. */
export const POLICY_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
