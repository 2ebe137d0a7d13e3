/** Who may do what about money, written down a second time. */
export const ALLOWED_MONEY = {
  'plan.make':
    'untied: village_cadre village_secretary resident_cadre first_secretary township_clerk',
  'plan.adopt': 'untied: township_clerk township_committee township_secretary township_head',
  'plan.list':
    'all: county_office command / area: group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head',
  'plan.own': 'own: contact',
  'project.read':
    'all: public contact group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit discipline_inspector superior_inspector evaluator journalist bot worker command',
  'project.list':
    'all: county_office county_finance command / area: group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head discipline_inspector',
  'project.apply': 'area: village_cadre village_secretary resident_cadre first_secretary',
  'project.submit': 'area: township_clerk township_committee township_secretary township_head',
  'project.approve': 'all: county_office',
  'project.carry_out':
    'area: village_cadre village_secretary resident_cadre first_secretary township_clerk',
  'project.cancel':
    'all: county_office / area: township_clerk township_committee township_secretary township_head',
  'project.accept': 'area: township_clerk township_committee township_secretary township_head',
  'project.spot_check': 'all: county_office',
  'project.claim': 'area: township_clerk township_committee township_secretary township_head',
  'project.judge_claim': 'all: county_office',
  'project.pay': 'all: county_finance',
  'project.review': 'all: county_office',
  'project_notice.post':
    'area: group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk',
  'project_comment.file': 'own: contact',
  'project_comment.list':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head',
  'project_comment.answer':
    'all: county_office / area: group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head',
  'payment.answer': 'own: contact',
  'fund.record': 'all: county_finance',
  'fund.allocate': 'all: county_finance',
  'fund.assign': 'all: county_office',
  'fund.list':
    'all: county_office county_finance discipline_inspector command / area: township_clerk township_committee township_secretary township_head',
  'loan.record': 'all: county_office / untied: township_clerk',
  'loan.list':
    'all: county_office command / area: group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head',
  'loan.own': 'own: contact',
}
