import { STAFF_ROLES } from '../../db/values/staff'
import { everyone, FIELD, forRoles, type Row } from './parts'

const RESIDENTS = ['first_secretary', 'resident_cadre'] as const

/** Who may do what about days in the village, leave and recall. */
export const RESIDENCY_RIGHTS = {
  'residency.note': forRoles(RESIDENTS, 'area'),
  'residency.list': {
    ...forRoles(FIELD, 'area'),
    county_office: 'all',
    discipline_inspector: 'area',
    command: 'all',
  },
  'residency.read': everyone,
  'leave.judge': { township_committee: 'area', township_secretary: 'area' },
  'recall.propose': { township_committee: 'area', township_secretary: 'area' },
  'recall.list': {
    township_committee: 'area',
    township_secretary: 'area',
    county_office: 'all',
  },
  'recall.decide': { county_office: 'all' },
  'recall.contest': forRoles(STAFF_ROLES, 'area'),
} as const satisfies Record<string, Row>
