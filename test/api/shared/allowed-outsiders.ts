/** Who may do what about peers and the media, written down a second time. */
export const ALLOWED_OUTSIDERS = {
  'peer_evaluation.run': 'all: county_office',
  'peer_questions.set': 'all: county_office command',
  'peer_evaluation.answer':
    'area: township_clerk township_committee township_secretary township_head group_unit',
  'peer_evaluation.result':
    'all: county_office / area: township_clerk township_committee township_secretary township_head group_unit',
}
