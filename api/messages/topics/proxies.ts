import type { VarKind } from '../templates'

/** Acting for a household. */
export const PROXY_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
