import { everyone, forRoles, type Row, TOWNSHIP } from './parts'

/**
 * Who may do what about evaluation by outsiders: the assessed have no part in it before its result is released. Which household an
 * evaluator sees, and whose result is there for whom, the service looks.
 */
export const OUTSIDE_EVALUATION_RIGHTS = {
  'evaluation.plan': { evaluator: 'area', superior_inspector: 'all', command: 'all' },
  'evaluation.ask': { evaluator: 'area' },
  'evaluation.lock': { evaluator: 'area' },
  'evaluation.redraw': { evaluator: 'area', superior_inspector: 'all', command: 'all' },
  'evaluation.release': { superior_inspector: 'all' },
  'evaluation.results': {
    evaluator: 'area',
    superior_inspector: 'all',
    county_office: 'all',
    ...forRoles([...TOWNSHIP, 'village_secretary', 'first_secretary'], 'area'),
    command: 'all',
  },
  'evaluation.reply': { county_office: 'all' },
  'evaluation.read': everyone,
} as const satisfies Record<string, Row>
