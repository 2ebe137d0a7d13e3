/** Who may do what about integrity, written down a second time. */
export const ALLOWED_INTEGRITY = {
  'complaint.file': 'own: contact',
  'complaint.handle': 'all: superior_inspector / area: discipline_inspector',
  'complaint.count': 'all: superior_inspector / area: discipline_inspector',
  'complaint.remind': 'all: worker',
  'checklist.set': 'all: command / area: discipline_inspector',
  'supervision.plan': 'area: discipline_inspector',
  'supervision.check': 'area: discipline_inspector',
  'supervision.list': 'all: superior_inspector command / area: discipline_inspector',
  'finding.make': 'area: discipline_inspector',
  'finding.list':
    'all: county_office superior_inspector / area: group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head discipline_inspector',
  'finding.rectify':
    'all: county_office county_finance / area: group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head department group_unit',
  'finding.verify': 'all: superior_inspector / area: discipline_inspector',
  'accountability.propose': 'all: superior_inspector / area: discipline_inspector',
  'accountability.decide': 'all: superior_inspector / area: discipline_inspector',
  'accountability.list': 'all: superior_inspector / area: discipline_inspector',
  'accountability.own':
    'area: group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit discipline_inspector superior_inspector evaluator journalist',
  'published_case.draft': 'all: superior_inspector / area: discipline_inspector',
  'published_case.decide': 'all: superior_inspector / area: discipline_inspector',
  'published_case.read':
    'all: public contact group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit discipline_inspector superior_inspector evaluator journalist bot worker command',
  'declaration.make':
    'area: group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit discipline_inspector superior_inspector evaluator journalist',
  'declaration.list': 'all: superior_inspector command / area: discipline_inspector',
  'declaration.compare': 'all: superior_inspector command / area: discipline_inspector',
  'declaration.decide': 'all: superior_inspector / area: discipline_inspector',
}
