import { type PeerVarKinds, say } from '../../../api/client'
import { PEER_EVALUATION_STATUSES, PEER_FIELDS } from '../../../db/values/peer-evaluations'

/** Every value of each kind about units that evaluate each other, and about the media. */
export const OUTSIDER_VALUES: { [K in keyof PeerVarKinds]: readonly PeerVarKinds[K][] } = {
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
  'peer.which': ['2026年乡镇', '2026年单位'].map((text, i) => ({
    id: String(i),
    say: say('common.text', { text }),
  })),
}
