import type { VarKind } from '../../../api/client'
import { type KindShape, shape } from './kind'

/** Kinds about funds. */
export const FUND_KINDS = {
  sectors: shape({
    rows: [['transport', 'water,culture', 'culture,water,ecommerce,tourism,training']],
    edges: [''],
    between: '、',
  }),
} as const satisfies Partial<Record<VarKind, KindShape>>
