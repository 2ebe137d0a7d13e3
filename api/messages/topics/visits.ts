import type { VarKind } from '../templates'

export interface VisitVarKinds {
  /** Fields of the handbook, `pigs=3;water=tap`. */
  handbook: string
  /** Visits by day and head, `2026-03-09 谭大山;2026-03-05 牟大山`. */
  visitList: string
}

/** Visit notes and the morning digest. */
export const VISIT_TEMPLATES = {
  'visit.ask_who': {},
  'visit.unknown': {},
  'visit.which': { head: 'name' },
  'visit.ask_group': { head: 'name' },
  'visit.ask_seen': { head: 'name' },
  'visit.ask_day': {},
  'visit.ask_photo': {},
  /** A message was about several households; what of it is not taken. */
  'visit.one_each': { text: 'text' },
  'visit.confirm': { head: 'name', area: 'area', day: 'day', text: 'text', photos: 'count' },
  'visit.confirm_filled': { head: 'name', day: 'day', text: 'text', handbook: 'handbook' },
  'visit.done': { head: 'name', day: 'day' },
  'visit.done_far': { head: 'name', day: 'day' },
  'visit.dropped': {},
  'visit.empty': {},
  'visit.no_place': { hotline: 'phone' },
  'visit.photo_added': { head: 'name' },

  'visit.which_note': {},
  /** One of several notes to pick from. */
  'visit.label': { head: 'name', day: 'day' },
  'visit.nothing_to_correct': {},
  'visit.ask_correction': { head: 'name', day: 'day' },
  'visit.correct_confirm': { head: 'name', day: 'day', text: 'text' },
  'visit.correct_filled': { head: 'name', day: 'day', text: 'text', handbook: 'handbook' },
  'visit.corrected': { head: 'name', day: 'day' },

  'visit.own': { visits: 'visitList' },
  'visit.own_none': {},

  /** In the morning: what waits, and the one thing to do first. */
  'digest.help': {
    help: 'count',
    objections: 'count',
    lists: 'count',
    code: 'code',
    due: 'instant',
  },
  'digest.objection': {
    help: 'count',
    objections: 'count',
    lists: 'count',
    code: 'code',
    due: 'day',
  },
  'digest.list': { lists: 'count', area: 'area', code: 'code' },
} as const satisfies Record<string, Record<string, VarKind>>
