import { everyone, forRoles, type Row, TOWNSHIP } from './parts'

/** Who may do what about units that evaluate each other and about the media (seed, section 二(三)2). */
export const OUTSIDER_RIGHTS = {
  'peer_evaluation.run': { county_office: 'all' },
  'peer_questions.set': { county_office: 'all', command: 'all' },
  // Each what their unit is asked, and what it was given, alone.
  'peer_evaluation.answer': { ...forRoles(TOWNSHIP, 'area'), group_unit: 'area' },
  'peer_evaluation.result': {
    ...forRoles(TOWNSHIP, 'area'),
    group_unit: 'area',
    county_office: 'all',
  },
  'press.file': { journalist: 'all' },
  'press.answer': {
    ...forRoles(TOWNSHIP, 'area'),
    group_unit: 'area',
    department: 'area',
    county_office: 'all',
  },
  'press.run': { county_office: 'all' },
  'press.result': {
    ...forRoles(TOWNSHIP, 'area'),
    group_unit: 'area',
    department: 'area',
    county_office: 'all',
  },
  'press.read': everyone,
} as const satisfies Record<string, Row>
