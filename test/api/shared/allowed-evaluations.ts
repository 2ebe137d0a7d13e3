/** Who may do what about evaluation by outsiders, written down a second time. */
export const ALLOWED_OUTSIDE_EVALUATION = {
  'evaluation.plan': 'all: superior_inspector command / area: evaluator',
  'evaluation.ask': 'area: evaluator',
  'evaluation.lock': 'area: evaluator',
  'evaluation.redraw': 'all: superior_inspector command / area: evaluator',
  'evaluation.release': 'all: superior_inspector',
  'evaluation.results':
    'all: county_office superior_inspector command / area: village_secretary first_secretary township_clerk township_committee township_secretary township_head evaluator',
  'evaluation.reply': 'all: county_office',
  'evaluation.read':
    'all: public contact group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit discipline_inspector superior_inspector evaluator journalist bot worker command',
}
