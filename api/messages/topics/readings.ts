import type { VarKind } from '../templates'

/** What a message may have meant, to choose from. */
export const READING_TEMPLATES = {
  'reading.which': {},
  /** Where one of them is a cry for help: whom to phone comes first. */
  'reading.which_urgent': {},
  'reading.only_urgent': {},
  'reading.status': {},
  'reading.objection': {},
  'reading.complaint': {},
  'reading.policy': {},
  'reading.stop': {},
  'reading.help': {},
  'reading.urgent': {},
  'reading.none': {},
} as const satisfies Record<string, Record<string, VarKind>>
