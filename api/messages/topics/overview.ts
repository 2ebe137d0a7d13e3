import type { OverviewNumber } from '../../../db/values/overview'
import type { VarKind } from '../templates'

export interface OverviewVarKinds {
  overviewNumber: OverviewNumber
  /** Of ten thousand, in the order of the six precisions; empty where nothing is known: 9850;;6600;10000;0; */
  overviewGauges: string
  /** 1=registered:25148;2=exited:17641 */
  overviewNumbers: string
  /** Where, who or what, and how many fen if it is money: 宝坪村3社,谭大山,;天元乡,溪财发174,5000 */
  overviewRows: string
  /** Null: some, and fewer than are told. */
  countOrFew: number | null
}

/** What is said of the programme overview 总览. `left`: how many more 下 brings. */
export const OVERVIEW_TEMPLATES = {
  'overview.gauges': { area: 'area', day: 'day', gauges: 'overviewGauges' },
  'overview.numbers': { numbers: 'overviewNumbers', left: 'count' },
  /** Percent; `at`: the number that opens it. */
  'overview.satisfaction': {
    at: 'count',
    satisfied: 'count',
    low: 'count',
    high: 'count',
    answers: 'count',
    day: 'day',
  },
  'overview.satisfaction_few': { at: 'count', day: 'day' },
  'overview.no_satisfaction': { area: 'area' },
  'overview.rows': { number: 'overviewNumber', rows: 'overviewRows', left: 'count' },
  /** Of the last that are told by message: how many more there are. */
  'overview.rows_cut': { number: 'overviewNumber', rows: 'overviewRows', more: 'count' },
  'overview.no_rows': { area: 'area', number: 'overviewNumber' },
  'overview.unknown_number': { count: 'count' },
  'overview.not_yours': {},
  /** For anybody; null is fewer than ten. */
  'overview.public': {
    area: 'area',
    day: 'day',
    registered: 'countOrFew',
    exited: 'countOrFew',
    returned: 'countOrFew',
    watched: 'countOrFew',
  },
  'overview.public_money': {
    notices: 'count',
    arrived: 'fen',
    allocated: 'fen',
    spent: 'fen',
  },
} as const satisfies Record<string, Record<string, VarKind>>
