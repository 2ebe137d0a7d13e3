import type { BenefitKind, DeclarationKind, KinRelation, Vars } from '../../../api/client'
import { area, code, cut, dayEn, name } from '../format'
import type { Messages } from '../messages'

const RELATIONS = {
  spouse: 'spouse',
  parent: 'parent',
  child: 'child',
  sibling: 'sibling',
  grandparent: 'grandparent',
  grandchild: 'grandchild',
  collateral: 'relative',
  in_law: 'in-law',
} as const satisfies Record<KinRelation, string>
const KINDS = { kin: 'a relative', interest: 'a firm', none: 'nothing' } as const satisfies Record<
  DeclarationKind,
  string
>
const BENEFITS = {
  registered: 'is registered',
  application: 'has applied',
  measure: 'has a measure',
  project: 'is in a project',
  payment: 'was paid',
  loan: 'has a loan',
} as const satisfies Record<BenefitKind, string>

const day = (on: string) => `${dayEn(on)} ${on.slice(0, 4)}`
const unitOf = (unit: string) => cut(unit, 10)
const colleague = (unit: string) => (unit === '' ? '' : `, staff of ${unitOf(unit)}`)
const more = (left: number) => (left > 0 ? `. ${left} more: 下` : '')

/** What is said about declarations of kin and interests. */
export const enDeclarations = {
  'declaration.ask_kind': () => 'What do you declare?',
  'declaration.kind': ({ kind }: Vars<'declaration.kind'>) => KINDS[kind],
  'declaration.ask_relation': () => 'What are they to you? e.g. 弟弟, 岳父, 表哥',
  'declaration.relation_unclear': () => 'Not understood. e.g. 老婆, 儿子, 弟弟, 岳父, 表哥',
  'declaration.ask_name': () => 'Their name? Reply with the name alone.',
  'declaration.ask_place': ({ name: who }: Vars<'declaration.ask_place'>) =>
    `Where does ${name(who)} live? e.g. 宝坪村2社, or the ID number; else 不知道`,
  'declaration.id_wrong': () => 'That is no ID number. Send it again, or the village.',
  'declaration.which': ({ name: who }: Vars<'declaration.which'>) => `Which ${name(who)}?`,
  'declaration.which_staff': ({ name: who }: Vars<'declaration.which_staff'>) =>
    `Is it ${name(who)} of staff?`,
  'declaration.none_of_them': () => 'None of them',
  'declaration.confirm_kin': (vars: Vars<'declaration.confirm_kin'>) =>
    `Declare ${RELATIONS[vars.relation]} ${name(vars.name)}, ${area(vars.area)}${colleague(vars.unit)}: not yours to decide. Right?`,
  'declaration.confirm_unknown': ({
    relation,
    name: who,
    unit,
  }: Vars<'declaration.confirm_unknown'>) =>
    `Declare ${RELATIONS[relation]} ${name(who)}${colleague(unit)}, in no household we know. Right?`,
  'declaration.ask_firm': () => 'The whole name of the firm, as on its bills?',
  'declaration.confirm_firm': ({ text }: Vars<'declaration.confirm_firm'>) =>
    `Declare an interest in ${cut(text, 30)}. Right?`,
  'declaration.confirm_none': ({ count }: Vars<'declaration.confirm_none'>) =>
    count > 0 ? `Nothing but the ${count} declared already. Right?` : 'Nothing to declare. Right?',
  'declaration.declared': () => 'Declared. To see yours: 我的申报',
  'declaration.declared_tied': () => 'Declared; others decide about them now. Yours: 我的申报',
  'declaration.already_declared': () => 'Declared before. To see yours: 我的申报',
  'declaration.changed': () => 'Things have just changed. Not noted; send it again.',
  'declaration.dropped': () => 'Nothing declared.',
  'declaration.remind': ({ year }: Vars<'declaration.remind'>) =>
    `You have declared no kin or firms for ${year}. Send 干部申报, or 申报 无 if there are none`,

  'declaration.mine_kin': (vars: Vars<'declaration.mine_kin'>) =>
    `${vars.number}. ${RELATIONS[vars.relation]} ${name(vars.name)}${vars.area === '' ? '' : `, ${area(vars.area)}`}${more(vars.left)}`,
  'declaration.mine_firm': ({ number, text, left }: Vars<'declaration.mine_firm'>) =>
    `${number}. firm ${cut(text, 30)}${more(left)}`,
  'declaration.mine_nothing': ({ number, day: on, left }: Vars<'declaration.mine_nothing'>) =>
    `${number}. nothing more, ${day(on)}${more(left)}`,
  'declaration.mine_empty': () => 'You have declared nothing. Send 干部申报, or 申报 无',
  'declaration.withdraw_format': () => 'Send: 撤销申报 and its number. See: 我的申报',
  'declaration.withdraw_unknown': () => 'You have none of this number. See: 我的申报',
  'declaration.withdraw_kin': ({ relation, name: who }: Vars<'declaration.withdraw_kin'>) =>
    `Take back ${RELATIONS[relation]} ${name(who)}? It stays on record.`,
  'declaration.withdraw_firm': ({ text }: Vars<'declaration.withdraw_firm'>) =>
    `Take back ${cut(text, 24)}? It stays on record.`,
  'declaration.withdraw_nothing': () => 'Take back that there is nothing? It stays on record.',
  'declaration.withdrawn': () => 'Taken back.',
  'declaration.already_withdrawn': () => 'It was taken back before.',
  'declaration.kept': () => 'Nothing changed.',

  'declaration.kin_withdrawn': (vars: Vars<'declaration.kin_withdrawn'>) =>
    `${name(vars.cadre)} took back having declared the ${RELATIONS[vars.relation]} ${name(vars.name)}, and may decide about them. Please check.`,
  'declaration.firm_withdrawn': ({ cadre, text }: Vars<'declaration.firm_withdrawn'>) =>
    `${name(cadre)} took back having declared the firm ${cut(text, 24)}. Please check.`,
  'declaration.place_unknown': () => 'No such place of yours. e.g. 天元乡',
  'declaration.undeclared_head': ({ area: place, count }: Vars<'declaration.undeclared_head'>) =>
    `${area(place)}: ${count} have declared nothing this year. To remind: 催申报 ${area(place)}`,
  'declaration.undeclared': ({ name: who, unit, left }: Vars<'declaration.undeclared'>) =>
    `${name(who)}, ${cut(unit, 16)}${more(left)}`,
  'declaration.all_declared': ({ area: place }: Vars<'declaration.all_declared'>) =>
    `${area(place)}: all have declared this year.`,
  'declaration.remind_confirm': ({ area: place, count }: Vars<'declaration.remind_confirm'>) =>
    `Remind ${count} of ${area(place)}? Each once a month at most.`,
  'declaration.reminded': ({ reminded, before }: Vars<'declaration.reminded'>) =>
    `${reminded} reminded${before > 0 ? `, ${before} were this month already` : ''}.`,
  'declaration.compare_confirm': ({ area: place }: Vars<'declaration.compare_confirm'>) =>
    `Compare declared kin, firms and own homes of ${area(place)} with who got what. Now?`,
  'declaration.compared': ({ found, known, unreported }: Vars<'declaration.compared'>) =>
    `${found} new, ${known} known, ${unreported} not declared. To see: 优亲厚友`,
  'declaration.hits_head': ({ area: place, count }: Vars<'declaration.hits_head'>) =>
    `${area(place)}: ${count} to look at. Send 申报线索, the digits, 正常 or 有问题, why`,
  'declaration.hit_kin': (vars: Vars<'declaration.hit_kin'>) =>
    `${name(vars.name)}, ${unitOf(vars.unit)}: ${RELATIONS[vars.relation]}, ${name(vars.head)} ${BENEFITS[vars.benefit]}, ${code(vars.code)}${more(vars.left)}`,
  'declaration.hit_own': (vars: Vars<'declaration.hit_own'>) =>
    `${name(vars.name)}, ${unitOf(vars.unit)}: own home ${BENEFITS[vars.benefit]}, ${code(vars.code)}${more(vars.left)}`,
  'declaration.hit_firm': (vars: Vars<'declaration.hit_firm'>) =>
    `${name(vars.name)}, ${unitOf(vars.unit)}: ${cut(vars.text, 16)} was paid, ${code(vars.code)}${more(vars.left)}`,
  'declaration.unreported': (vars: Vars<'declaration.unreported'>) =>
    `Not declared: ${name(vars.name)}, ${unitOf(vars.unit)}: ${name(vars.head)} ${BENEFITS[vars.benefit]}${more(vars.left)}`,
  'declaration.no_hits': ({ area: place }: Vars<'declaration.no_hits'>) =>
    `${area(place)}: nothing to look at. To compare: 比对申报 ${area(place)}`,
  'declaration.decide_format': () => 'Send: 申报线索, the ten digits, 正常 or 有问题, why',
  'declaration.hit_unknown': () => 'None of yours has this number. See: 优亲厚友',
  'declaration.ask_decision': ({ name: who }: Vars<'declaration.ask_decision'>) =>
    `About ${name(who)}: in order, or not?`,
  'declaration.proper': () => 'In order',
  'declaration.improper': () => 'Not in order',
  'declaration.ask_reason': () => 'Why? In one sentence.',
  'declaration.proper_confirm': ({ name: who, text }: Vars<'declaration.proper_confirm'>) =>
    `About ${name(who)}: in order, as ${cut(text, 20)}. Right?`,
  'declaration.pass_confirm': ({ name: who, text }: Vars<'declaration.pass_confirm'>) =>
    `About ${name(who)}: not in order, as ${cut(text, 20)}; it becomes a finding. Right?`,
  'declaration.proper_done': () => 'Noted: in order.',
  'declaration.passed': ({ code: number }: Vars<'declaration.passed'>) =>
    `It is a finding now, ${code(number)}.`,
  'declaration.already_decided': () => 'It was decided before.',
  'declaration.same_unit': () => 'You are of one unit with them: somebody else decides.',
  'declaration.nobody_to_rectify': () => 'Nobody there can put it right. Nothing changed.',
  'declaration.finding_known': () => 'The same finding is noted already. Word it anew.',
} satisfies Partial<Messages>
