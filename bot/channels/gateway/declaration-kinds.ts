import type { VarKind } from '../../../api/client'
import { type KindShape, oneOf } from './kind'

/** Kinds about declarations of kin and interests. */
export const DECLARATION_KINDS = {
  kinRelation: oneOf({
    spouse: 0,
    parent: 0,
    child: 0,
    sibling: 0,
    grandparent: 0,
    grandchild: 0,
    collateral: 0,
    in_law: 0,
  }),
  declarationKind: oneOf({ kin: 0, interest: 0, none: 0 }),
  benefit: oneOf({
    registered: 0,
    application: 0,
    measure: 0,
    project: 0,
    payment: 0,
    loan: 0,
  }),
} as const satisfies Partial<Record<VarKind, KindShape>>
