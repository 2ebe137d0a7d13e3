/** Who may do what about the overview, written down a second time. */
export const ALLOWED_OVERVIEW = {
  'overview.read':
    'all: county_office command / area: village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head',
  'overview.public':
    'all: public contact group_cadre village_cadre village_secretary resident_cadre ' +
    'first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit ' +
    'discipline_inspector superior_inspector evaluator journalist bot worker command',
  'overview.refresh': 'all: worker',
  'annual_report.read':
    'all: county_office command / area: township_clerk township_secretary township_head',
}
