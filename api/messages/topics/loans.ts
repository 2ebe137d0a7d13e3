import type { VarKind } from '../templates'

export interface LoanVarKinds {
  /** Hundredths of a percent a year. */
  basisPoints: number
}

/** Small loans 小额信贷, from the ledger to the last of it that is paid back. */
export const LOAN_TEMPLATES = {
  /** To whoever records one. */
  'loan.ask_who': {},
  'loan.unknown': {},
  'loan.which': { head: 'name' },
  'loan.ask_group': { head: 'name' },
  'loan.ask_borrower': { head: 'name' },
  'loan.ask_amount': { head: 'name' },
  'loan.ask_term': {},
  'loan.ask_purpose': {},
  'loan.purpose_unclear': {},
  'loan.ask_bank': {},
  'loan.ask_rate': {},
  'loan.confirm': {
    head: 'name',
    name: 'name',
    amount: 'fen',
    months: 'count',
    text: 'text',
    bank: 'text',
    rate: 'basisPoints',
    day: 'day',
  },
  'loan.recorded': { due: 'day', code: 'code' },
  'loan.recorded_no_phone': { due: 'day', code: 'code' },
  'loan.dropped': {},
  'loan.not_eligible': { head: 'name' },
  'loan.not_production': {},
  'loan.age': { head: 'name', from: 'count', to: 'count' },
  'loan.too_much': { head: 'name', most: 'fen', owed: 'fen' },
  'loan.too_long': { months: 'count' },
  'loan.lent_in_future': {},
  'loan.already_recorded': { head: 'name' },
  'loan.changed': {},

  /** To whoever notes what was paid back. */
  'loan.repay_format': {},
  'loan.unknown_code': {},
  'loan.ask_repaid': { head: 'name', left: 'fen' },
  'loan.repay_confirm': { head: 'name', amount: 'fen', left: 'fen' },
  'loan.repaid': { head: 'name' },
  'loan.repaid_part': { head: 'name', left: 'fen', due: 'day' },
  'loan.already_repaid': { head: 'name' },
  'loan.more_than_owed': { head: 'name', left: 'fen' },
  'loan.kept': {},

  /** To the household. */
  'loan.to_household': {
    name: 'name',
    amount: 'fen',
    bank: 'text',
    rate: 'basisPoints',
    due: 'day',
  },
  'loan.due_soon': { bank: 'text', amount: 'fen', due: 'day' },
  'loan.late': { bank: 'text', amount: 'fen', due: 'day' },
  'loan.part_repaid': { bank: 'text', amount: 'fen', left: 'fen', due: 'day' },
  'loan.all_repaid': { bank: 'text', amount: 'fen' },
  'loan.mine': {
    bank: 'text',
    amount: 'fen',
    owed: 'fen',
    rate: 'basisPoints',
    due: 'day',
    late: 'count',
    left: 'count',
  },
  'loan.mine_repaid': { bank: 'text', amount: 'fen', left: 'count' },
  'loan.mine_none': {},

  /** The ledger of an area, what is late first. */
  'loan.head': { area: 'area', open: 'count', late: 'count', owed: 'fen' },
  'loan.line': {
    head: 'name',
    area: 'area',
    bank: 'text',
    owed: 'fen',
    due: 'day',
    code: 'code',
    late: 'count',
    left: 'count',
  },
  'loan.line_repaid': { head: 'name', bank: 'text', amount: 'fen' },
  'loan.none': { area: 'area' },
  'loan.place_unknown': {},
} as const satisfies Record<string, Record<string, VarKind>>
