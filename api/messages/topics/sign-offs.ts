import type { SignOffRole, SignOffWay } from '../../../db/values/sign-offs'
import type { VarKind } from '../templates'

/** What only signatures speak of. */
export interface SignOffVarKinds {
  signOffRole: SignOffRole
  signOffWay: Exclude<SignOffWay, 'code'>
  /** What is signed, `outcome=register;size=3;causes=illness,schooling`. */
  caseFacts: string
  /** Cases to sign, `谭大山,宝坪村3社,outcome=register;size=3` line by line. */
  signList: string
}

/** What a signature can be given with. `again`: the facts have changed since it was asked for. */
const CODE = { code: 'code', until: 'instant' } as const

/** The four sign-offs 四审. */
export const SIGN_OFF_TEMPLATES = {
  /** To whoever is to sign. */
  'sign_off.ask_household': { head: 'name', facts: 'caseFacts', ...CODE, again: 'count' },
  'sign_off.ask_one': {
    role: 'signOffRole',
    head: 'name',
    area: 'area',
    facts: 'caseFacts',
    ...CODE,
    again: 'count',
  },
  'sign_off.ask_many': { households: 'count', ...CODE, again: 'count' },
  'sign_off.ask_deputy': { role: 'signOffRole', households: 'count', ...CODE },
  'sign_off.remind': {},
  'sign_off.relieved': { role: 'signOffRole', name: 'name', households: 'count' },
  /** To a phone of the household that may not sign for it. */
  'sign_off.paper_only': { head: 'name' },
  /** To the village cadre who goes there with the paper, and to the clerk who names a deputy. */
  'sign_off.paper_needed': { area: 'area', households: 'count' },
  'sign_off.deputy_needed': { area: 'area', role: 'signOffRole', households: 'count' },

  /** 签 and 签单. */
  'sign_off.none': {},
  'sign_off.own': { head: 'name', facts: 'caseFacts' },
  'sign_off.waiting': { households: 'count' },
  'sign_off.cannot_sign': {},
  /** `more`: how many come after 下. */
  'sign_off.list': { list: 'signList', more: 'count' },
  'sign_off.list_left': { left: 'count' },
  'sign_off.facts': { role: 'signOffRole', head: 'name', area: 'area', facts: 'caseFacts' },
  'sign_off.passed': { reviews: 'count', notices: 'text', fingerprint: 'text' },
  'sign_off.not_in_list': { text: 'text' },

  /** A code came back, or a fresh one is asked for. */
  'sign_off.which_own': {},
  'sign_off.new_code': { households: 'count', ...CODE },
  'sign_off.new_code_own': { head: 'name', ...CODE },
  'sign_off.signed': { households: 'count' },
  'sign_off.signed_some': { households: 'count', left: 'count' },
  'sign_off.signed_own': { head: 'name' },
  'sign_off.code_wrong': { left: 'count' },
  'sign_off.code_expired': {},
  'sign_off.already_signed': {},
  'sign_off.changed': {},
  'sign_off.other_role': {},
  'sign_off.tied': {},

  /** 拒签 and 不对. */
  'sign_off.refuse_which': {},
  'sign_off.label': { head: 'name', area: 'area' },
  'sign_off.ask_reason': { head: 'name' },
  'sign_off.refuse_confirm': { head: 'name', text: 'text' },
  'sign_off.exit_refuse_confirm': { head: 'name', text: 'text' },
  'sign_off.refused': { head: 'name' },
  'sign_off.exit_refused': { head: 'name' },
  'sign_off.not_refused': {},
  'sign_off.sent_back': { head: 'name' },
  'sign_off.survey_again': { head: 'name', area: 'area', role: 'signOffRole', text: 'text' },
  'sign_off.exit_declined': { head: 'name', area: 'area', text: 'text' },

  /** 代签. */
  'deputy.ask_for_whom': {},
  'deputy.ask_role': {},
  'deputy.role': { role: 'signOffRole' },
  'deputy.ask_name': { role: 'signOffRole' },
  'deputy.unknown': { name: 'name' },
  'deputy.which': { name: 'name' },
  'deputy.ask_reason': { name: 'name' },
  'deputy.confirm': {
    place: 'area',
    role: 'signOffRole',
    name: 'name',
    text: 'text',
    households: 'count',
  },
  'deputy.done': { name: 'name', role: 'signOffRole', households: 'count', left: 'count' },
  'deputy.dropped': {},
  'deputy.nobody_waits': { place: 'area', role: 'signOffRole' },
  'deputy.tied': { name: 'name' },
  'deputy.other_role': { name: 'name' },
  'deputy.deputy_level': { name: 'name' },
  'deputy.self_named': {},

  /** 纸签. */
  'paper.waiting': { households: 'count', heads: 'text' },
  'paper.none_waiting': {},
  'paper.ask_who': {},
  'paper.unknown': { photos: 'count' },
  'paper.which': { head: 'name' },
  'paper.ask_witnesses': { head: 'name' },
  'paper.ask_photo': { head: 'name' },
  'paper.confirm': {
    head: 'name',
    role: 'signOffRole',
    way: 'signOffWay',
    witnesses: 'text',
    photos: 'count',
  },
  'paper.done': { head: 'name', role: 'signOffRole' },
  'paper.photo_added': { head: 'name' },
  'paper.dropped': {},
  'paper.already_signed': { head: 'name' },
  'paper.changed': { head: 'name' },
  'paper.signer_missing': { head: 'name' },
  'paper.is_signer': {},
  'paper.photo_missing': {},
  'paper.witness_missing': {},
  'paper.witness_not_apart': {},
} as const satisfies Record<string, Record<string, VarKind>>
