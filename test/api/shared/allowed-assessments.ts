const STAFF =
  'group_cadre village_cadre village_secretary resident_cadre first_secretary township_clerk township_committee township_secretary township_head county_office county_finance department group_unit discipline_inspector superior_inspector evaluator journalist'
const ASSESSED =
  'resident_cadre first_secretary township_clerk township_committee township_secretary township_head group_unit'

/** Who may do what about assessment, written down a second time. */
export const ALLOWED_ASSESSMENTS = {
  'assessment_plan.set': 'all: county_office command',
  'assessment_plan.read': `all: public contact ${STAFF} bot worker command`,
  'assessment.run': 'all: county_office',
  'assessment.score': `area: ${STAFF}`,
  'assessment.own': `area: ${ASSESSED}`,
  'assessment.evidence': `all: county_office command / area: ${ASSESSED} discipline_inspector`,
  'assessment.result': `all: public contact ${STAFF} bot worker command`,
  'assessment.verify': 'all: county_office command',
  'appraisal.list': 'all: county_office command / area: discipline_inspector',
  'appraisal.settle': 'all: county_office',
  'appraisal.own': `area: ${STAFF}`,
}
