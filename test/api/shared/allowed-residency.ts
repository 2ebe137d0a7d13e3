/** Who may do what about days in the village, leave and recall, written down a second time. */
export const ALLOWED_RESIDENCY = {
  'residency.note': 'area: resident_cadre first_secretary',
  'residency.list':
    'all: county_office command / area: group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head discipline_inspector',
  'residency.read':
    'all: public contact group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit discipline_inspector superior_inspector evaluator journalist bot worker command',
  'leave.judge': 'area: township_committee township_secretary',
  'recall.propose': 'area: township_committee township_secretary',
  'recall.list': 'all: county_office / area: township_committee township_secretary',
  'recall.decide': 'all: county_office',
  'recall.contest':
    'area: group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit discipline_inspector superior_inspector evaluator journalist',
}
