import { type KindShape, oneOf, shape } from './kind'
import type { VarKind } from '../../../api/client'

/** Kinds about days in the village, leave and recall. */
export const RESIDENCY_KINDS = {
  residencyWhy: oneOf([
    'not_resident',
    'which_village',
    'on_leave',
    'in_future',
    'too_long_ago',
    'not_today',
    'in_past',
    'turned_round',
    'too_long',
    'overlaps',
    'no_reason',
    'id_number',
    'phone',
    'own',
    'tied',
    'already_judged',
    'already_proposed',
    'own_proposal',
    'own_decision',
    'already_contested',
    'not_recalled',
    'no_leave',
    'unknown_code',
    'figure_missing',
  ]),
  lastDay: shape({ rows: [['2026-05-06', '2018-10-29'], [null]] }),
} as const satisfies Partial<Record<VarKind, KindShape>>
