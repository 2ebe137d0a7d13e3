import type { VarKind } from '../templates'

/** A township's report 上报, the county's check and its announcement 公告. */
export const REPORT_TEMPLATES = {
  /** To the township. */
  'report.ask_area': {},
  'report.no_round': { area: 'area' },
  'report.nobody': { area: 'area' },
  'report.which_round': { area: 'area' },
  'report.round': { kind: 'roundKind', year: 'year' },
  'report.confirm': { area: 'area', kind: 'roundKind', ready: 'count', lacking: 'count' },
  'report.not_ready': { area: 'area', kind: 'roundKind', lacking: 'count' },
  'report.see_lacking': {},
  /** Heads of households, by what they lack. */
  'report.lacking': { lack: 'caseLack', households: 'count', heads: 'text' },
  'report.done': { area: 'area', households: 'count' },
  'report.nothing_ready': {},
  'report.not_yours': {},
  'report.case_returned': { head: 'name', level: 'noticeLevel', text: 'text' },

  /** To the county office. */
  'report.to_office': { area: 'area', households: 'count' },
  'report.none_waiting': {},
  'report.waiting': { reports: 'count', areas: 'text' },
  'report.to_check': { area: 'area', kind: 'roundKind', waiting: 'count', lacking: 'count' },
  'report.pass': {},
  'report.see_names': {},
  'report.later': {},
  'report.names': { heads: 'text' },
  'report.passed': { area: 'area', households: 'count', tied: 'count' },
  'report.all_checked': { area: 'area' },
  'report.own_report': {},
  'report.tied': {},
  'report.return_format': {},
  'report.return_unknown': {},
  'report.return_which': { head: 'name' },
  'report.ask_return_reason': { head: 'name' },
  'report.return_confirm': { head: 'name', text: 'text' },
  'report.back_to': { level: 'noticeLevel' },
  'report.returned': { head: 'name', level: 'noticeLevel' },
  'report.announce_confirm': {
    area: 'area',
    kind: 'roundKind',
    ready: 'count',
    waiting: 'count',
  },
  'report.announced': { area: 'area', households: 'count', waiting: 'count', code: 'code' },
  'report.nothing_checked': { area: 'area' },
  'report.nothing_to_announce': { area: 'area', waiting: 'count' },

  /** To the household. */
  'report.sent_back': { head: 'name', level: 'noticeLevel' },
  'report.registered': { head: 'name', day: 'day' },
  'report.exited': { head: 'name', day: 'day' },
  'report.watched': { head: 'name', day: 'day' },
  'report.risk_removed': { head: 'name', day: 'day' },

  /** To whoever asked to be told of an area: counts, no names. */
  'report.announced_area': { area: 'area', kind: 'roundKind', households: 'count' },
} as const satisfies Record<string, Record<string, VarKind>>
