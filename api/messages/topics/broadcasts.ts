import type { VarKind } from '../templates'

/** Office notices. */
export const BROADCAST_TEMPLATES = {} as const satisfies Record<string, Record<string, VarKind>>
