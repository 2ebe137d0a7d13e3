import type { VarKind } from '../templates'

/** Calls for help 求助, and talks with a person 人工. */
export const HELP_TEMPLATES = {
  'help.ask': {},
  'help.confirm': { text: 'text' },
  'help.done': { code: 'code', due: 'instant', responder: 'name' },
  'help.dropped': {},
  'help.told_responder': {
    kind: 'helpKind',
    code: 'code',
    area: 'area',
    text: 'text',
    phone: 'phone',
  },
  'help.answer': { name: 'name', text: 'text' },
  'help.withdrawn': { code: 'code' },

  'person.opened': { name: 'name', code: 'code' },
  'person.closed_hours': { opens: 'count', closes: 'count', code: 'code' },
  'person.passed_on': {},
  'person.still': {},
  'person.lapsed': {},
  'person.over': {},
} as const satisfies Record<string, Record<string, VarKind>>
