import { STAFF_ROLES } from '../../db/values/staff'
import { everyone, forRoles, type Row, TOWNSHIP } from './parts'

/** Whoever is assessed: leaders and clerks of a township, a unit's staff, first secretaries, resident teams. */
const ASSESSED = [...TOWNSHIP, 'group_unit', 'first_secretary', 'resident_cadre'] as const

/**
 * Who may do what about assessment 考核. To score is for whoever the office names, of any role: the right is to be
 * asked, the service looks whose it is. What is published is for everybody.
 */
export const ASSESSMENT_RIGHTS = {
  'assessment_plan.set': { county_office: 'all', command: 'all' },
  'assessment_plan.read': everyone,
  'assessment.run': { county_office: 'all' },
  'assessment.score': forRoles(STAFF_ROLES, 'area'),
  'assessment.own': forRoles(ASSESSED, 'area'),
  'assessment.evidence': {
    ...forRoles(ASSESSED, 'area'),
    county_office: 'all',
    discipline_inspector: 'area',
    command: 'all',
  },
  'assessment.result': everyone,
  'assessment.verify': { county_office: 'all', command: 'all' },
  'appraisal.list': { county_office: 'all', discipline_inspector: 'area', command: 'all' },
  'appraisal.settle': { county_office: 'all' },
  'appraisal.own': forRoles(STAFF_ROLES, 'area'),
} as const satisfies Record<string, Row>
