import type { VillageListKind } from '../../../db/values/village-lists'
import type { Broken, PairRefusal } from '../../pairings/rules'
import type { VarKind } from '../templates'
import { PAIRING_TEMPLATES } from './pairings'

export interface ListVarKinds {
  listKind: VillageListKind
  pairWhy: PairRefusal | 'tied'
  brokenBy: Broken
}

/** Lines of village lists 问题、任务、责任清单, from being put there to being struck off. */
export const LIST_TEMPLATES = {
  ...PAIRING_TEMPLATES,
  /** To whoever adds one. */
  'list.ask_area': {},
  'list.ask_text': { kind: 'listKind' },
  'list.ask_owner': {},
  'list.owner_unknown': {},
  'list.which_owner': { name: 'name' },
  'list.ask_due': {},
  'list.confirm': { kind: 'listKind', area: 'area', text: 'text', owner: 'name', due: 'day' },
  'list.added': { owner: 'name', due: 'day', code: 'code' },
  'list.dropped': {},
  'list.personal': {},
  'list.already_listed': {},
  'list.changed': {},

  /** To its owner. */
  'list.to_owner': { kind: 'listKind', area: 'area', text: 'text', due: 'day', code: 'code' },
  'list.due_soon': { text: 'text', code: 'code' },
  'list.struck_owner': { text: 'text' },
  'list.sent_back_owner': { text: 'text', reason: 'text', due: 'day', code: 'code' },
  'list.cancelled_owner': { text: 'text', reason: 'text' },
  'list.finish_format': {},
  'list.ask_done': { text: 'text' },
  'list.finish_confirm': { text: 'text', done: 'text', photos: 'count' },
  'list.finished': { striker: 'name' },
  'list.finished_nobody': {},
  'list.not_owner': {},
  'list.already_done': {},
  'list.was_struck': {},
  'list.was_cancelled': {},
  'list.unknown_code': {},

  /** To whoever strikes it off. */
  'list.to_strike': { area: 'area', text: 'text', done: 'text', code: 'code' },
  'list.strike_format': {},
  'list.strike_confirm': { text: 'text', owner: 'name', done: 'text' },
  'list.struck': {},
  'list.own_item': {},
  'list.not_done': {},
  'list.ask_return_reason': { text: 'text' },
  'list.return_confirm': { text: 'text', reason: 'text' },
  'list.returned': {},
  'list.cancel_format': {},
  'list.ask_cancel_reason': { text: 'text' },
  'list.cancel_confirm': { text: 'text', reason: 'text' },
  'list.cancelled': {},

  /** A list, the most urgent line first. */
  'list.head': { area: 'area', open: 'count', done: 'count', late: 'count' },
  'list.line': {
    kind: 'listKind',
    text: 'text',
    owner: 'name',
    due: 'day',
    code: 'code',
    /** 1 where it is past its day. */
    late: 'count',
    left: 'count',
  },
  'list.line_done': { text: 'text', owner: 'name', code: 'code', left: 'count' },
  'list.line_struck': { text: 'text', owner: 'name', day: 'day' },
  'list.line_cancelled': { text: 'text', reason: 'text' },
  'list.none': { area: 'area' },
  'list.place_unknown': {},
} as const satisfies Record<string, Record<string, VarKind>>
