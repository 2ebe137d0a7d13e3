import type { VarKind } from '../templates'

export interface FundVarKinds {
  /** transport,water; empty: all ten. */
  sectors: string
}

/** What is said about funds: `text` is the name of a source, or of a project. */
export const FUND_TEMPLATES = {
  /** To whoever records a source. */
  'fund.ask_name': {},
  'fund.ask_kind': {},
  'fund.ask_giver': {},
  'fund.ask_amount': {},
  'fund.ask_sectors': {},
  'fund.ask_area': {},
  'fund.confirm': { text: 'text', giver: 'text', amount: 'fen', sectors: 'sectors', area: 'area' },
  'fund.confirm_until': {
    text: 'text',
    giver: 'text',
    amount: 'fen',
    sectors: 'sectors',
    area: 'area',
    until: 'day',
  },
  'fund.recorded': { text: 'text' },
  'fund.dropped': {},
  'fund.name_taken': { text: 'text' },
  'fund.until_past': {},
  'fund.area_too_small': {},
  'fund.changed': {},

  /** To whoever moves its money. */
  'fund.ask_source': {},
  'fund.ask_place': {},
  'fund.ask_sum': {},
  'fund.arrive_confirm': { text: 'text', amount: 'fen', arrived: 'fen', planned: 'fen' },
  'fund.recall_confirm': { text: 'text', amount: 'fen' },
  'fund.allocate_confirm': { text: 'text', area: 'area', amount: 'fen', left: 'fen' },
  'fund.give_back_confirm': { text: 'text', area: 'area', amount: 'fen' },
  'fund.moved': { text: 'text' },
  'fund.short': { amount: 'fen' },
  'fund.wrong_area': {},
  'fund.expired': {},

  /** How far money has come; `left`: how many more lines 下 brings. */
  'fund.all': { count: 'count', planned: 'fen', arrived: 'fen', allocated: 'fen', spent: 'fen' },
  'fund.line': {
    text: 'text',
    planned: 'fen',
    arrived: 'fen',
    allocated: 'fen',
    spent: 'fen',
    left: 'count',
  },
  'fund.source': {
    text: 'text',
    giver: 'text',
    sectors: 'sectors',
    area: 'area',
    planned: 'fen',
    arrived: 'fen',
    left: 'fen',
  },
  'fund.allocation_line': { area: 'area', amount: 'fen', left: 'count' },
  'fund.project_line': { text: 'text', code: 'code', amount: 'fen', spent: 'fen', left: 'count' },
  'fund.place_line': {
    area: 'area',
    text: 'text',
    allocated: 'fen',
    assigned: 'fen',
    spent: 'fen',
    left: 'count',
  },
  'fund.place_none': { area: 'area' },
  'fund.none': {},
  'fund.unknown': {},
  'fund.picture': { allocated: 'fen', spent: 'fen' },
} as const satisfies Record<string, Record<string, VarKind>>
