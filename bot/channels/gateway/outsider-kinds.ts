import type { VarKind } from '../../../api/client'
import { type KindShape, oneOf } from './kind'

/** Kinds about units that evaluate each other, and about the media. */
export const OUTSIDER_KINDS = {
  peerField: oneOf(['townships', 'group_units', 'all']),
  peerStatus: oneOf(['open', 'locked', 'released']),
  peerWhy: oneOf([
    'due_in_past',
    'already_opened',
    'too_few_each',
    'too_few_units',
    'all_tied',
    'own_unit',
    'no_questions',
    'id_number',
    'phone',
    'not_yours',
    'already_answered',
    'recused',
    'closed',
    'questions_changed',
    'marks_out_of_range',
    'reason_missing',
    'not_open',
    'still_waits',
    'not_locked',
    'already_released',
    'fingerprint_differs',
    'figure_missing',
  ]),
} as const satisfies Partial<Record<VarKind, KindShape>>
