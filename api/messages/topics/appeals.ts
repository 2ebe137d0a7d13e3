import type { VarKind } from '../templates'

/** Asking the next level about a decision 请上一级复核. */
export const APPEAL_TEMPLATES = {
  'appeal.which': {},
  /** The text is empty where no more is said. */
  'appeal.confirm': { code: 'code', ground: 'objectionGround', text: 'text' },
  'appeal.confirm_household': { text: 'text' },
  'appeal.done': { code: 'code', due: 'day' },
  'appeal.dropped': {},
  'appeal.not_yours': {},
  'appeal.not_rejected': {},
  'appeal.already_appealed': {},
  'appeal.late': { day: 'day' },

  'appeal.gist': { due: 'day' },
  'appeal.outcome': { code: 'code', status: 'objectionStatus', text: 'text' },
  'appeal.declined': { head: 'name', kind: 'roundKind', reason: 'text', until: 'day' },
  'appeal.overturned': { code: 'code' },

  'appeal.assigned': { notice: 'code', area: 'area', code: 'code', due: 'day' },
  'appeal.to_check': {
    ground: 'objectionGround',
    head: 'name',
    village: 'area',
    text: 'text',
    /** What was decided first, and why. */
    before: 'objectionStatus',
    reason: 'text',
    code: 'code',
    due: 'day',
  },
  'appeal.tell_filer': { code: 'code', status: 'objectionStatus', text: 'text' },
  'appeal.tell_overturned': { code: 'code' },
  'appeal.enter_format': {},
  'appeal.enter_confirm': { code: 'code', text: 'text' },
  'appeal.entered': { code: 'code', due: 'day' },
  'appeal.by_filer': {},

  'receipt.rejected': {
    ground: 'objectionGround',
    filedOn: 'day',
    reason: 'text',
    code: 'code',
    until: 'day',
  },
  'receipt.appealed': {
    ground: 'objectionGround',
    before: 'objectionStatus',
    filedOn: 'day',
    code: 'code',
    status: 'objectionStatus',
    due: 'day',
  },
  'receipt.appeal': {
    ground: 'objectionGround',
    status: 'objectionStatus',
    filedOn: 'day',
    due: 'day',
    withdrawalAsked: 'count',
    /** Empty while there is none. */
    reason: 'text',
  },
} as const satisfies Record<string, Record<string, VarKind>>
