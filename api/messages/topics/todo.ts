import type { VarKind } from '../templates'

const DUTY = {
  kind: 'dutyKind',
  area: 'area',
  count: 'count',
  code: 'code',
  due: 'day',
} as const satisfies Record<string, VarKind>

/** What staff have to do in a round, one sentence a duty. */
export const TODO_TEMPLATES = {
  'todo.duty': DUTY,
  'todo.late': DUTY,
  /** To the leaders of a township: what is late there, the first of it with who holds it. */
  'todo.climbed': { ...DUTY, late: 'count', holder: 'name' },
  /** A working day before the answer to an application, or to a call for help, is due. */
  'todo.application_due': { code: 'code', area: 'area', due: 'day' },
  'todo.help_due': { code: 'code', area: 'area', due: 'instant' },
  /** To whoever is in charge one level up, once: what went past its day yesterday. */
  'todo.newly_late': { ...DUTY, late: 'count', holder: 'name' },
  'digest.duty': { ...DUTY, others: 'count' },
  /** One's own, past its day. */
  'digest.own_late': { ...DUTY, others: 'count' },
  'digest.late': { ...DUTY, late: 'count', holder: 'name' },
} as const satisfies Record<string, Record<string, VarKind>>
