import { type PeerVarKinds, type PressVarKinds, say } from '../../../api/client'
import { PEER_EVALUATION_STATUSES, PEER_FIELDS } from '../../../db/values/peer-evaluations'
import {
  OUTLET_LEVELS,
  PRESS_STATUSES,
  PRESS_TONES,
  PRESS_TRUTHS,
} from '../../../db/values/press-reports'

/** Every value of each kind about units that evaluate each other, and about the media. */
export const OUTSIDER_VALUES: {
  [K in keyof (PeerVarKinds & PressVarKinds)]: readonly (PeerVarKinds & PressVarKinds)[K][]
} = {
  outletLevel: OUTLET_LEVELS,
  pressStatus: PRESS_STATUSES,
  pressTruth: PRESS_TRUTHS,
  pressTone: PRESS_TONES,
  pressWhy: [
    'not_journalist',
    'days_wrong',
    'already_accredited',
    'not_accredited',
    'no_words',
    'id_number',
    'phone',
    'unit_unknown',
    'already_filed',
    'day_in_future',
    'not_unit',
    'already_answered',
    'not_answered',
    'already_contested',
    'contest_over',
    'own_unit',
    'tied',
    'contest_open',
    'already_rated',
    'not_rated',
    'already_published',
    'already_ended',
    'figure_missing',
    'level_missing',
    'day_missing',
  ],
  peerField: PEER_FIELDS,
  peerStatus: PEER_EVALUATION_STATUSES,
  peerWhy: [
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
  ],
}

export const OUTSIDER_CHOICES = {
  'press.ask_way': [
    { id: 'complaint', say: say('press.way_complaint', {}) },
    { id: 'report', say: say('press.way_report', {}) },
  ],
  'peer.which': ['2026年乡镇', '2026年单位'].map((text, i) => ({
    id: String(i),
    say: say('common.text', { text }),
  })),
}
