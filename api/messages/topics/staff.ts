import type { VarKind } from '../templates'

/** What staff are told of people's filings, and what comes of their own words. */
export const STAFF_TEMPLATES = {
  'staff.answered': { code: 'code' },
  'staff.answered_question': { code: 'code' },
  'staff.no_such_card': {},
  'staff.answer_format': {},
  'staff.link_code_format': {},
  'staff.no_household': { head: 'name' },
  'staff.name_ambiguous': { head: 'name' },
  'staff.sounds_like': { head: 'name', heads: 'heads', first: 'name' },
  'staff.tied': {},
  'staff.which': { count: 'count' },
  'staff.none_open': {},
  'staff.asked': {
    kind: 'helpKind',
    status: 'helpStatus',
    area: 'area',
    text: 'text',
    code: 'code',
  },
  'staff.todo': { open: 'count', codes: 'text' },
  'staff.todo_rest': { objections: 'count', lists: 'count', drafts: 'count', duties: 'count' },
  'staff.nothing_open': {},
  'staff.answer_too_long': { limit: 'count' },
  'staff.link_code': { head: 'name', code: 'code', until: 'instant' },
  'staff.refused': { hotline: 'phone' },
  'staff.application': { head: 'name', area: 'area', code: 'code', due: 'day' },
  'staff.withdrawal': { code: 'code', area: 'area', until: 'instant' },
  'staff.withdrawal_undone': { code: 'code', area: 'area' },
} as const satisfies Record<string, Record<string, VarKind>>
