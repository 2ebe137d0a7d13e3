import { everyone, forRoles, type Row, SURVEYORS, TOWNSHIP } from './parts'

/** Who may do what about the overview. */
export const OVERVIEW_RIGHTS = {
  'overview.read': {
    ...forRoles(SURVEYORS, 'area'),
    ...forRoles(TOWNSHIP, 'area'),
    county_office: 'all',
    command: 'all',
  },
  'overview.public': everyone,
  'overview.refresh': { worker: 'all' },
  // Of a township's own, or by the county's office of any.
  'annual_report.read': {
    township_clerk: 'area',
    township_secretary: 'area',
    township_head: 'area',
    county_office: 'all',
    command: 'all',
  },
} as const satisfies Record<string, Row>
