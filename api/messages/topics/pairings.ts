import type { VarKind } from '../templates'

const HEADS = { heads: 'heads', count: 'count' } as const
/** A household as its helper sees it; `phone` is masked, empty where it has none. */
const OWN = {
  head: 'name',
  area: 'area',
  phone: 'text',
  due: 'day',
  /** 1 where it is past its day. */
  late: 'count',
  left: 'count',
} as const

/** Pairing 结对帮扶, and whom to visit by when. */
export const PAIRING_TEMPLATES = {
  /** To whoever pairs. */
  'pairing.ask_who': {},
  'pairing.unknown': {},
  'pairing.which': { head: 'name' },
  'pairing.ask_group': { head: 'name' },
  'pairing.ask_helper': { head: 'name' },
  'pairing.helper_unknown': {},
  'pairing.which_helper': { name: 'name' },
  'pairing.cannot': { ...HEADS, why: 'pairWhy' },
  'pairing.confirm': { ...HEADS, helper: 'name' },
  /** `former`: who helped the household until now. */
  'pairing.confirm_change': { head: 'name', helper: 'name', former: 'name' },
  'pairing.paired': { ...HEADS, helper: 'name' },
  'pairing.dropped': {},
  'pairing.changed': {},
  'pairing.end_who': {},
  'pairing.end_reason': { head: 'name' },
  'pairing.end_confirm': { head: 'name', helper: 'name', reason: 'text' },
  'pairing.ended': { head: 'name' },
  'pairing.not_paired': { head: 'name' },

  /** To the household, who helps it, and who did before. */
  'pairing.household': { head: 'name', name: 'name', unit: 'text' },
  'pairing.helper': { ...HEADS, area: 'area' },
  'pairing.former': { ...HEADS, name: 'name' },
  'pairing.ended_helper': { head: 'name' },

  /** Lists. */
  'pairing.own': { ...OWN, day: 'day' },
  'pairing.own_unvisited': OWN,
  'pairing.own_plain': { head: 'name', area: 'area', phone: 'text', left: 'count' },
  'pairing.village': { area: 'area', paired: 'count', unpaired: 'count' },
  'pairing.line': { head: 'name', area: 'area', helper: 'name', day: 'day', left: 'count' },
  'pairing.line_broken': {
    head: 'name',
    area: 'area',
    helper: 'name',
    by: 'brokenBy',
    left: 'count',
  },

  /** To a household that asks who helps it. */
  'pairing.mine': { head: 'name', name: 'name', unit: 'text' },
  'pairing.mine_none': { head: 'name' },

  /** Whom to visit. */
  'visit_duty.line': {
    head: 'name',
    area: 'area',
    days: 'count',
    due: 'day',
    late: 'count',
    left: 'count',
  },
  'visit_duty.never': { head: 'name', area: 'area', due: 'day', late: 'count', left: 'count' },
  'visit_duty.village': { area: 'area', late: 'count', soon: 'count', left: 'count' },
  'visit_duty.none': {},
  'visit_duty.place_unknown': {},
  'visit_duty.not_set': { hotline: 'phone' },
} as const satisfies Record<string, Record<string, VarKind>>
