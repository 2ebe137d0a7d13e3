/** Who may do what about peers and the media, written down a second time. */
export const ALLOWED_OUTSIDERS = {
  'peer_evaluation.run': 'all: county_office',
  'peer_questions.set': 'all: county_office command',
  'peer_evaluation.answer':
    'area: township_clerk township_committee township_secretary township_head group_unit',
  'peer_evaluation.result':
    'all: county_office / area: township_clerk township_committee township_secretary township_head group_unit',
  'press.file': 'all: journalist',
  'press.answer':
    'all: county_office / area: township_clerk township_committee township_secretary township_head department group_unit',
  'press.run': 'all: county_office',
  'press.result':
    'all: county_office / area: township_clerk township_committee township_secretary township_head department group_unit',
  'press.read':
    'all: public contact group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit discipline_inspector superior_inspector evaluator journalist bot worker command',
}
