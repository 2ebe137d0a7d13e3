import type { VarKind } from '../../../api/client'
import { type KindShape, shape } from './kind'

/** Kinds about small loans. */
export const LOAN_KINDS = {
  basisPoints: shape({ rows: [[435, 1_999]] }),
} as const satisfies Partial<Record<VarKind, KindShape>>
