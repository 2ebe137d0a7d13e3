import type { VarKind } from '../templates'

/** Where a household stands, and its application. */
export const STATUS_TEMPLATES = {
  'status.household': {
    head: 'name',
    area: 'area',
    status: 'rollStatus',
    watch: 'watch',
    year: 'year',
  },
  'status.applied': {
    head: 'name',
    area: 'area',
    status: 'rollStatus',
    code: 'code',
    due: 'day',
  },
  'status.withdrawing': { head: 'name', area: 'area', code: 'code' },
  'status.waits': {
    head: 'name',
    area: 'area',
    kind: 'roundKind',
    level: 'caseLevel',
    stage: 'waitingStage',
    code: 'code',
    due: 'day',
  },
  'status.listed': {
    head: 'name',
    area: 'area',
    kind: 'roundKind',
    level: 'noticeLevel',
    stage: 'listingStage',
    code: 'code',
    until: 'day',
  },
  'status.declined': { head: 'name', area: 'area', kind: 'roundKind', day: 'day' },
  /** A file changed where it stands. */
  'status.changed': { head: 'name' },
  'status.which': { households: 'count' },

  'apply.confirm': { head: 'name' },
  'apply.which': { households: 'count' },
  'apply.done': { head: 'name', code: 'code', due: 'day' },
  'apply.already_filed': { code: 'code', due: 'day' },
  /** The village proposed it; the household has nothing to file. */
  'apply.proposed': { head: 'name', kind: 'roundKind', code: 'code', due: 'day' },
  'apply.on_register': { head: 'name', status: 'rollStatus' },
  'apply.not_now': { hotline: 'phone' },
  'apply.closed': { head: 'name', hotline: 'phone' },
  'apply.dropped': {},
} as const satisfies Record<string, Record<string, VarKind>>
