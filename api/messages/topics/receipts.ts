import type { VarKind } from '../templates'

/** What a receipt says, and withdrawing what it stands for. */
export const RECEIPT_TEMPLATES = {
  'receipt.application': {
    head: 'name',
    status: 'applicationStatus',
    filedOn: 'day',
    due: 'day',
    withdrawalAsked: 'count',
  },
  'receipt.help': { kind: 'helpKind', status: 'helpStatus', openedOn: 'day', due: 'instant' },
  'receipt.ask_phone': {},
  'receipt.not_found': { hotline: 'phone' },
  'receipt.wrong_digit': {},
  'receipt.kind_unknown': {},

  'withdraw.ask_code': {},
  'withdraw.confirm': { code: 'code' },
  'withdraw.done': { code: 'code', until: 'instant' },
  'withdraw.told': { code: 'code', until: 'instant' },
  'withdraw.kept': {},
  'withdraw.undone': { code: 'code' },
  'withdraw.nothing': {},
  'withdraw.nothing_to_undo': {},
} as const satisfies Record<string, Record<string, VarKind>>
