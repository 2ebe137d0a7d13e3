import type { VarKind } from '../../../api/client'
import { type KindShape, oneOf, shape } from './kind'

/** Kinds about plans of villages and households. */
export const PLAN_KINDS = {
  planStatus: oneOf(['draft', 'adopted']),
  planLineStatus: oneOf(['open', 'done', 'dropped']),
  planFacts: shape({
    rows: [['money=350000', 'money=20000000;owner=谭大山;due=2027-10-31', 'due=2027-12-25']],
    edges: [''],
    between: '，',
  }),
} as const satisfies Partial<Record<VarKind, KindShape>>
