import type { VarKind } from '../templates'

/** Who acts, as the household is told: of staff the name, of a relative the phone, masked. */
const WHO = { role: 'proxyRole', name: 'name', phone: 'phone' } as const

/** Acting for a household. */
export const PROXY_TEMPLATES = {
  'proxy.ask_head': {},
  'proxy.ask_proof': { head: 'name' },
  'proxy.proof_format': {},
  'proxy.ask_group': { head: 'name' },
  'proxy.ask_what': { head: 'name' },
  'proxy.ask_help': { head: 'name' },
  'proxy.confirm_status': { head: 'name' },
  'proxy.confirm_apply': { head: 'name' },
  'proxy.confirm_objection': { head: 'name' },
  'proxy.confirm_help': { head: 'name', text: 'text' },
  'proxy.agreed': {},
  'proxy.signed': {},
  'proxy.not_agreed': {},
  'proxy.act_apply': { head: 'name' },
  'proxy.act_help': { head: 'name', text: 'text' },
  'proxy.see_status': {},
  'proxy.go_on': {},

  /** What the household keeps, or is read out to it. */
  'proxy.slip': { role: 'proxyRole', head: 'name', until: 'instant', slip: 'code' },
  'proxy.wrong': { left: 'count' },
  'proxy.locked': { hotline: 'phone' },
  'proxy.not_found': { head: 'name' },
  'proxy.name_ambiguous': { head: 'name' },
  'proxy.own_household': { head: 'name' },
  'proxy.contested': { hotline: 'phone' },
  'proxy.too_many': {},
  'proxy.applied_before': { code: 'code', due: 'day' },
  'proxy.not_now': { hotline: 'phone' },
  'proxy.dropped': {},
  'proxy.over': { head: 'name' },
  'proxy.gone': {},
  'proxy.ended': { head: 'name' },
  'proxy.stopped': {},
  'proxy.over_already': {},
  'proxy.unknown_slip': {},
  'proxy.none_to_stop': {},
  'proxy.which_to_stop': { count: 'count' },
  /** Who acts for the household, or for whom the contact acts, with the slip. */
  'proxy.slip_of': { ...WHO, slip: 'code' },
  'proxy.slip_for': { head: 'name', slip: 'code' },

  'proxy.told_opened': { ...WHO, until: 'instant', slip: 'code' },
  'proxy.told_application': { ...WHO, code: 'code', slip: 'code' },
  'proxy.told_objection': { ...WHO, code: 'code', slip: 'code' },
  'proxy.told_help': { ...WHO, code: 'code', slip: 'code' },
  'proxy.told_ended': WHO,
  /** To whoever acted. */
  'proxy.told_stopped': { head: 'name' },
  'proxy.told_over': { head: 'name' },
  'proxy.help_responder': {
    head: 'name',
    area: 'area',
    phone: 'phone',
    text: 'text',
    code: 'code',
  },
} as const satisfies Record<string, Record<string, VarKind>>
