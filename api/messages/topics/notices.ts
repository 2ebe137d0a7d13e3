import type { VarKind } from '../templates'

/** Posted lists. */
export const NOTICE_TEMPLATES = {
  /** To the household. */
  'notice.listed': { head: 'name', level: 'noticeLevel', code: 'code', day: 'day' },
  'notice.advanced': { head: 'name', level: 'caseLevel' },
  'notice.declined': { head: 'name', kind: 'roundKind', reason: 'text' },
  'notice.voided': { head: 'name', area: 'area' },
  'notice.severed': { head: 'name' },
  'notice.added': { head: 'name', level: 'noticeLevel' },

  /** To whoever sends a list's code. */
  'notice.shown': {
    area: 'area',
    households: 'count',
    villages: 'count',
    stage: 'noticeStage',
    code: 'code',
    day: 'day',
  },
  'notice.unknown': {},

  /** To staff who post it and send it on. */
  'notice.none_ready': {},
  'notice.todo': { open: 'count', codes: 'text' },
  'notice.stands': {
    kind: 'anyRoundKind',
    ready: 'count',
    contested: 'count',
    severed: 'count',
  },
  'notice.not_yours': {},
  'notice.advance_confirm': {
    area: 'area',
    kind: 'anyRoundKind',
    level: 'caseLevel',
    ready: 'count',
    severed: 'count',
  },
  'notice.advance_done': { level: 'caseLevel', households: 'count', villages: 'count' },
  'notice.kept': {},
  'notice.not_proved': { code: 'code' },
  'notice.window_open': { day: 'day' },
  'notice.proof_missing': { code: 'code' },
  'notice.procedure_contested': {},
  'notice.unplaced_contested': {},
  'notice.entries_contested': { kind: 'anyRoundKind', contested: 'count', code: 'code' },
  'notice.nothing_ready': {},
  'notice.already_advanced': {},
  'notice.void': {},
  'notice.sever_confirm': { head: 'name' },
  'notice.sever_done': { head: 'name' },
  'notice.sever_format': {},
  'notice.not_listed': { kind: 'anyRoundKind' },
  'notice.not_contested': { kind: 'anyRoundKind' },
  'notice.already_severed': { kind: 'anyRoundKind' },
} as const satisfies Record<string, Record<string, VarKind>>
