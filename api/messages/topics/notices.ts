import type { VarKind } from '../templates'

/** Posted lists. */
export const NOTICE_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
