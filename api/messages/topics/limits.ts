import type { VarKind } from '../templates'

/** Why somebody gets no answer for now. */
export const LIMIT_TEMPLATES = {
  'limits.flood': { hotline: 'phone' },
  'limits.same': { hotline: 'phone' },
  'limits.rush': { hotline: 'phone' },
} as const satisfies Record<string, Record<string, VarKind>>
