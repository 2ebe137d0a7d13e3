import { forRoles, type Row, TOWNSHIP } from './parts'

/** Who may do what about satisfaction surveys. */
export const SATISFACTION_RIGHTS = {
  'satisfaction.draft': { township_clerk: 'area', county_office: 'all' },
  'satisfaction.approve': { ...forRoles(TOWNSHIP, 'area'), county_office: 'all' },
  'satisfaction.list': { ...forRoles(TOWNSHIP, 'area'), county_office: 'all' },
  'satisfaction.run': { worker: 'all' },
  'satisfaction.answer': { contact: 'own' },
} as const satisfies Record<string, Row>
