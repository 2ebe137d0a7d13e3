import type { VarKind } from '../templates'

/** Pictures, places and shared phones. */
export const ATTACHMENT_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
