import type { VarKind } from '../templates'

/** A measure as its owner is told of it. */
const OWNED = { head: 'name', area: 'area', text: 'text', due: 'day', code: 'code' } as const

/** Measures 帮扶措施: planned, delivered, and the household's own word on them. */
export const MEASURE_TEMPLATES = {
  /** To whoever plans one. */
  'measure.ask_who': {},
  'measure.unknown': {},
  'measure.which': { head: 'name' },
  'measure.ask_group': { head: 'name' },
  'measure.no_causes': { head: 'name' },
  'measure.ask_cause': { head: 'name' },
  'measure.cause': { cause: 'povertyCause' },
  'measure.ask_content': { head: 'name', cause: 'povertyCause' },
  'measure.ask_owner': {},
  'measure.owner_unknown': {},
  'measure.which_owner': { name: 'name' },
  'measure.ask_due': {},
  'measure.confirm': {
    head: 'name',
    cause: 'povertyCause',
    text: 'text',
    owner: 'name',
    due: 'day',
  },
  'measure.planned': { owner: 'name', due: 'day', code: 'code' },
  'measure.dropped': {},
  'measure.owner_tied': {},
  'measure.household_closed': { head: 'name' },
  'measure.changed': {},

  /** To its owner. */
  'measure.to_owner': OWNED,
  'measure.due_soon': { head: 'name', text: 'text', code: 'code' },
  'measure.cancelled_owner': { code: 'code', text: 'text' },
  'measure.owned': {
    head: 'name',
    text: 'text',
    due: 'day',
    code: 'code',
    /** 1 where it is past its day. */
    late: 'count',
    left: 'count',
  },
  'measure.owned_none': {},

  /** To whoever says that it was delivered, or takes it back. */
  'measure.deliver_format': {},
  'measure.ask_delivery_day': {},
  'measure.deliver_confirm': { head: 'name', text: 'text', day: 'day' },
  'measure.delivered': { head: 'name' },
  'measure.delivered_no_phone': { head: 'name' },
  'measure.not_owner': {},
  'measure.already_delivered': {},
  'measure.was_cancelled': {},
  'measure.unknown_code': {},
  'measure.cancel_format': {},
  'measure.ask_cancel_reason': { head: 'name', text: 'text' },
  'measure.cancel_confirm': { head: 'name', text: 'text', reason: 'text' },
  'measure.cancelled': { head: 'name' },
  'measure.of_household': {
    text: 'text',
    status: 'measureStatus',
    day: 'day',
    owner: 'name',
    code: 'code',
    left: 'count',
  },
  'measure.none_of': { head: 'name' },

  /** To the household: whether it came. */
  'measure.received': { head: 'name', text: 'text', code: 'code' },
  'measure.yes': {},
  'measure.no': {},
  'measure.ask_again': { head: 'name', text: 'text' },
  'measure.answer_it': {},
  'measure.confirmed': { text: 'text', code: 'code' },
  'measure.denied': { text: 'text', responder: 'name', due: 'instant', receipt: 'code' },
  'measure.same': {},
  'measure.not_delivered': { text: 'text', due: 'day' },
  'measure.answer_unknown': {},
  'measure.mine': {
    text: 'text',
    status: 'measureStatus',
    day: 'day',
    owner: 'name',
    code: 'code',
    left: 'count',
  },
  'measure.mine_none': {},

  /** To a cadre who asks a household without a phone. */
  'measure.ask_at_visit': { head: 'name', area: 'area', text: 'text', code: 'code' },
  'measure.enter_received': { head: 'name', text: 'text' },
  'measure.enter_missing': { head: 'name', text: 'text' },
  'measure.entered_received': { head: 'name' },
  'measure.entered_missing': {
    head: 'name',
    responder: 'name',
    due: 'instant',
    receipt: 'code',
  },
  'measure.own_delivery': {},

  /** To whoever looks into what never came. */
  'measure.received_after_all': { text: 'text', code: 'code' },
} as const satisfies Record<string, Record<string, VarKind>>
