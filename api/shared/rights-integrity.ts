import { STAFF_ROLES } from '../../db/values/staff'
import { everyone, FIELD, forRoles, type Row } from './parts'

const INSPECTORS = { discipline_inspector: 'area', superior_inspector: 'all' } as const

/**
 * Who may do what about inspections, complaints and what follows from them (domain.md 6). A complaint itself is only for who
 * handles it: the right is to be asked, the service looks whose it is.
 */
export const INTEGRITY_RIGHTS = {
  'complaint.file': { contact: 'own' },
  'complaint.handle': INSPECTORS,
  'complaint.count': INSPECTORS,
  'complaint.remind': { worker: 'all' },
  'checklist.set': { discipline_inspector: 'area', command: 'all' },
  'supervision.plan': { discipline_inspector: 'area' },
  'supervision.check': { discipline_inspector: 'area' },
  'supervision.list': { ...INSPECTORS, command: 'all' },
  'finding.make': { discipline_inspector: 'area' },
  'finding.list': { ...forRoles(FIELD, 'area'), county_office: 'all', ...INSPECTORS },
  'finding.rectify': {
    ...forRoles(FIELD, 'area'),
    county_office: 'all',
    county_finance: 'all',
    department: 'area',
    group_unit: 'area',
  },
  'finding.verify': INSPECTORS,
  'accountability.propose': INSPECTORS,
  'accountability.decide': INSPECTORS,
  'accountability.list': INSPECTORS,
  'accountability.own': forRoles(STAFF_ROLES, 'area'),
  'published_case.draft': INSPECTORS,
  'published_case.decide': INSPECTORS,
  'published_case.read': everyone,
  'declaration.make': forRoles(STAFF_ROLES, 'area'),
  'declaration.list': { ...INSPECTORS, command: 'all' },
  'declaration.compare': { ...INSPECTORS, command: 'all' },
  'declaration.decide': INSPECTORS,
} as const satisfies Record<string, Row>
