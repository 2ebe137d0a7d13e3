import type { VarKind } from '../../../api/client'
import { type KindShape, oneOf } from './kind'

/** Kinds about declarations of kin and interests. */
export const DECLARATION_KINDS = {
  kinRelation: oneOf([
    'spouse',
    'parent',
    'child',
    'sibling',
    'grandparent',
    'grandchild',
    'collateral',
    'in_law',
  ]),
  declarationKind: oneOf(['kin', 'interest', 'none']),
  benefit: oneOf(['registered', 'application', 'measure', 'project', 'payment', 'loan']),
} as const satisfies Partial<Record<VarKind, KindShape>>
