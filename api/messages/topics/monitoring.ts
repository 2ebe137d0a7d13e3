import type { VarKind } from '../templates'

export interface MonitoringVarKinds {
  /** Areas with their leads, open and late of them: `宝坪村=5/2;新华村=3/0`. */
  weekParts: string
}

const WEEK = {
  area: 'area',
  open: 'count',
  late: 'count',
  fresh: 'count',
  watched: 'count',
  ledger: 'count',
  due: 'count',
} as const satisfies Record<string, VarKind>

/** Who is watched over 动态监测, the off-register ledger 档外台账, the week. */
export const MONITORING_TEMPLATES = {
  /** To the township: several households of one group in trouble within days; no names. */
  'monitoring.cluster': {
    area: 'area',
    days: 'count',
    households: 'count',
    leadClass: 'leadClass',
  },
  'monitoring.unknown_area': {},

  'ledger.summary': { area: 'area', households: 'count', text: 'text' },
  'ledger.entry': {
    head: 'name',
    area: 'area',
    leadClass: 'leadClass',
    day: 'day',
    visited: 'day',
    left: 'count',
  },
  'ledger.entry_unvisited': {
    head: 'name',
    area: 'area',
    leadClass: 'leadClass',
    day: 'day',
    left: 'count',
  },
  'ledger.none': { area: 'area' },
  'ledger.ask_who': {},
  'ledger.unknown': {},
  'ledger.ask_reason': { head: 'name' },
  'ledger.leave_confirm': { head: 'name', text: 'text' },
  'ledger.left': { head: 'name' },
  'ledger.not_in': { head: 'name' },
  'ledger.tied': { head: 'name' },
  'ledger.dropped': {},

  'watched.summary': { area: 'area', households: 'count', text: 'text' },
  'watched.entry': {
    head: 'name',
    area: 'area',
    watch: 'watchKind',
    day: 'day',
    /** Not delivered yet, and the first of them due. */
    count: 'count',
    due: 'day',
    left: 'count',
  },
  'watched.without_measure': {
    head: 'name',
    area: 'area',
    watch: 'watchKind',
    day: 'day',
    left: 'count',
  },
  'watched.delivered': {
    head: 'name',
    area: 'area',
    watch: 'watchKind',
    day: 'day',
    count: 'count',
    left: 'count',
  },
  'watched.none': { area: 'area' },

  'weekly.village': WEEK,
  'weekly.above': { ...WEEK, parts: 'weekParts' },
  'weekly.quiet': { area: 'area' },
} as const satisfies Record<string, Record<string, VarKind>>
