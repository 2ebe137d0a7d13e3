import type { BenefitKind, DeclarationKind, KinRelation } from '../../../db/values/integrity'
import type { VarKind } from '../templates'

export interface DeclarationVarKinds {
  kinRelation: KinRelation
  declarationKind: DeclarationKind
  benefit: BenefitKind
}

/** What is said about declarations of kin and interests. */
export const DECLARATION_TEMPLATES = {
  /** To whoever declares. */
  'declaration.ask_kind': {},
  'declaration.kind': { kind: 'declarationKind' },
  'declaration.ask_relation': {},
  'declaration.relation_unclear': {},
  'declaration.ask_name': {},
  'declaration.ask_place': { name: 'name' },
  'declaration.id_wrong': {},
  'declaration.which': { name: 'name' },
  'declaration.which_staff': { name: 'name' },
  'declaration.none_of_them': {},
  /** `area` is empty where no household was found, `unit` where they are no colleague. */
  'declaration.confirm_kin': { relation: 'kinRelation', name: 'name', area: 'area', unit: 'text' },
  'declaration.confirm_unknown': { relation: 'kinRelation', name: 'name', unit: 'text' },
  'declaration.ask_firm': {},
  'declaration.confirm_firm': { text: 'text' },
  'declaration.confirm_none': { count: 'count' },
  'declaration.declared': {},
  'declaration.declared_tied': {},
  'declaration.already_declared': {},
  'declaration.changed': {},
  'declaration.dropped': {},
  'declaration.remind': { year: 'figureYear' },

  /** What one declared oneself. */
  'declaration.mine_kin': {
    number: 'count',
    relation: 'kinRelation',
    name: 'name',
    area: 'area',
    left: 'count',
  },
  'declaration.mine_firm': { number: 'count', text: 'text', left: 'count' },
  'declaration.mine_nothing': { number: 'count', day: 'day', left: 'count' },
  'declaration.mine_empty': {},
  'declaration.withdraw_format': {},
  'declaration.withdraw_unknown': {},
  'declaration.withdraw_kin': { relation: 'kinRelation', name: 'name' },
  'declaration.withdraw_firm': { text: 'text' },
  'declaration.withdraw_nothing': {},
  'declaration.withdrawn': {},
  'declaration.already_withdrawn': {},
  'declaration.kept': {},

  /** To inspectors. */
  'declaration.kin_withdrawn': { cadre: 'name', relation: 'kinRelation', name: 'name' },
  'declaration.firm_withdrawn': { cadre: 'name', text: 'text' },
  'declaration.place_unknown': {},
  'declaration.undeclared_head': { area: 'area', count: 'count' },
  'declaration.undeclared': { name: 'name', unit: 'text', left: 'count' },
  'declaration.all_declared': { area: 'area' },
  'declaration.remind_confirm': { area: 'area', count: 'count' },
  'declaration.reminded': { reminded: 'count', before: 'count' },
  'declaration.compare_confirm': { area: 'area' },
  'declaration.compared': { found: 'count', known: 'count', unreported: 'count' },
  'declaration.hits_head': { area: 'area', count: 'count' },
  'declaration.hit_kin': {
    name: 'name',
    unit: 'text',
    relation: 'kinRelation',
    head: 'name',
    benefit: 'benefit',
    code: 'code',
    left: 'count',
  },
  'declaration.hit_own': {
    name: 'name',
    unit: 'text',
    benefit: 'benefit',
    code: 'code',
    left: 'count',
  },
  'declaration.hit_firm': { name: 'name', unit: 'text', text: 'text', code: 'code', left: 'count' },
  'declaration.unreported': {
    name: 'name',
    unit: 'text',
    head: 'name',
    benefit: 'benefit',
    left: 'count',
  },
  'declaration.no_hits': { area: 'area' },
  'declaration.decide_format': {},
  'declaration.hit_unknown': {},
  'declaration.ask_decision': { name: 'name' },
  'declaration.proper': {},
  'declaration.improper': {},
  'declaration.ask_reason': {},
  'declaration.proper_confirm': { name: 'name', text: 'text' },
  'declaration.pass_confirm': { name: 'name', text: 'text' },
  'declaration.proper_done': {},
  'declaration.passed': { code: 'code' },
  'declaration.already_decided': {},
  'declaration.same_unit': {},
  'declaration.nobody_to_rectify': {},
  'declaration.finding_known': {},
} as const satisfies Record<string, Record<string, VarKind>>
