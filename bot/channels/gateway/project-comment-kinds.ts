import type { VarKind } from '../../../api/client'
import { type KindShape, oneOf, shape } from './kind'

/** Kinds about projects and what is said about them. */
export const PROJECT_COMMENT_KINDS = {
  projectStatus: oneOf([
    'discussed',
    'applied',
    'submitted',
    'approved',
    'under_way',
    'finished',
    'accepted',
    'checked',
    'settled',
    'rejected',
    'cancelled',
  ]),
  projectSum: oneOf(['planned', 'approved', 'accepted', 'paid']),
  projectCommentKind: oneOf(['question', 'comment']),
  money: shape({
    rows: [
      [350_000, 99_955],
      [20_000_000, 88_850_000],
    ],
    edges: [0],
    example: '3500',
  }),
  period: shape({
    rows: [
      ['2026-03-01/2026-10-31', '2027-11-30/2027-12-25'],
      ['2026-03-01/2028-10-31', '2027-11-30/2029-12-25'],
    ],
    edges: [''],
  }),
} as const satisfies Partial<Record<VarKind, KindShape>>
