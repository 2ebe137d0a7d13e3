import type { BenefitKind, DeclarationKind, KinRelation, Vars } from '../../../api/client'
import { area, code, cut, dayZh as day, name } from '../format'
import type { Messages } from '../messages'

const RELATIONS = {
  spouse: '配偶',
  parent: '父母',
  child: '子女',
  sibling: '兄弟姐妹',
  grandparent: '祖辈',
  grandchild: '孙辈',
  collateral: '旁系亲属',
  in_law: '姻亲',
} as const satisfies Record<KinRelation, string>
const KINDS = { kin: '亲属', interest: '企业', none: '没有要申报的' } as const satisfies Record<
  DeclarationKind,
  string
>
const BENEFITS = {
  registered: '在档受帮扶',
  application: '有申请',
  measure: '有帮扶措施',
  project: '在项目受益',
  payment: '领了项目款',
  loan: '有小额贷款',
} as const satisfies Record<BenefitKind, string>

const fullDay = (on: string) => `${on.slice(0, 4)}年${day(on)}`
const unitOf = (unit: string) => cut(unit, 10)
const colleague = (unit: string) => (unit === '' ? '' : `，${unitOf(unit)}干部`)
const more = (left: number) => (left > 0 ? `。还有${left}条，发“下”` : '')

/** What is said about declarations of kin and interests. */
export const zhDeclarations = {
  'declaration.ask_kind': () => '申报什么？',
  'declaration.kind': ({ kind }: Vars<'declaration.kind'>) => KINDS[kind],
  'declaration.ask_relation': () => '和您什么关系？请回，如 弟弟、岳父、表哥',
  'declaration.relation_unclear': () => '没看懂是什么关系。请回，如 老婆、儿子、弟弟、岳父、表哥',
  'declaration.ask_name': () => '叫什么名字？请只回姓名。',
  'declaration.ask_place': ({ name: who }: Vars<'declaration.ask_place'>) =>
    `${name(who)}住哪个村社？请回，如 宝坪村2社；或回身份证号；不清楚回“不知道”`,
  'declaration.id_wrong': () => '身份证号不对，请核对后再回一次；不清楚就回村社。',
  'declaration.which': ({ name: who }: Vars<'declaration.which'>) =>
    `有几户都有叫${name(who)}的，是哪一户？`,
  'declaration.which_staff': ({ name: who }: Vars<'declaration.which_staff'>) =>
    `干部里也有叫${name(who)}的，是不是您这位亲属？`,
  'declaration.none_of_them': () => '都不是',
  'declaration.confirm_kin': (vars: Vars<'declaration.confirm_kin'>) =>
    `申报${RELATIONS[vars.relation]}${name(vars.name)}（${area(vars.area)}）${colleague(vars.unit)}，要回避。对吗？`,
  'declaration.confirm_unknown': ({
    relation,
    name: who,
    unit,
  }: Vars<'declaration.confirm_unknown'>) =>
    `申报${RELATIONS[relation]}${name(who)}${colleague(unit)}，花名册里没对上户。对吗？`,
  'declaration.ask_firm': () => '企业全称是什么？按发票上的名称回，如 巫溪县某某公司',
  'declaration.confirm_firm': ({ text }: Vars<'declaration.confirm_firm'>) =>
    `申报您或家人有利益关系的企业：${cut(text, 30)}。对吗？`,
  'declaration.confirm_none': ({ count }: Vars<'declaration.confirm_none'>) =>
    count > 0
      ? `除已申报的${count}条外，没有别的亲属和企业要申报。对吗？`
      : '没有亲属是农户或干部，也没有企业要申报。对吗？',
  'declaration.declared': () => '已申报。看自己的申报，发：我的申报',
  'declaration.declared_tied': () => '已申报，这户的事以后由别的干部办。看自己的，发：我的申报',
  'declaration.already_declared': () => '已经申报过，没有再记。看自己的申报，发：我的申报',
  'declaration.changed': () => '情况刚变了，没有记。请再发一次。',
  'declaration.dropped': () => '好，没有申报。要申报时再发：申报 亲属',
  'declaration.remind': ({ year }: Vars<'declaration.remind'>) =>
    `${year}年您还没申报亲属和企业。有的发：干部申报，没有的发：申报 无`,

  'declaration.mine_kin': (vars: Vars<'declaration.mine_kin'>) =>
    `${vars.number}. ${RELATIONS[vars.relation]}${name(vars.name)}${vars.area === '' ? '' : `，${area(vars.area)}`}${more(vars.left)}`,
  'declaration.mine_firm': ({ number, text, left }: Vars<'declaration.mine_firm'>) =>
    `${number}. 企业：${cut(text, 30)}${more(left)}`,
  'declaration.mine_nothing': ({ number, day: on, left }: Vars<'declaration.mine_nothing'>) =>
    `${number}. ${fullDay(on)}申报没有其他的${more(left)}`,
  'declaration.mine_empty': () => '您还没申报过。有亲属或企业发：干部申报，没有发：申报 无',
  'declaration.withdraw_format': () => '请这样发：撤销申报 序号。发“我的申报”看序号。',
  'declaration.withdraw_unknown': () => '您的申报里没有这个序号。发“我的申报”看。',
  'declaration.withdraw_kin': ({ relation, name: who }: Vars<'declaration.withdraw_kin'>) =>
    `撤销申报的${RELATIONS[relation]}${name(who)}？撤销也留有记录。`,
  'declaration.withdraw_firm': ({ text }: Vars<'declaration.withdraw_firm'>) =>
    `撤销申报的企业${cut(text, 24)}？撤销也留有记录。`,
  'declaration.withdraw_nothing': () => '撤销“没有要申报的”？撤销也留有记录。',
  'declaration.withdrawn': () => '已撤销。',
  'declaration.already_withdrawn': () => '这一条早已撤销，没有动。',
  'declaration.kept': () => '好，没有动。',

  'declaration.kin_withdrawn': (vars: Vars<'declaration.kin_withdrawn'>) =>
    `${name(vars.cadre)}撤销了申报的${RELATIONS[vars.relation]}${name(vars.name)}，以后不用回避。不对请查。`,
  'declaration.firm_withdrawn': ({ cadre, text }: Vars<'declaration.firm_withdrawn'>) =>
    `${name(cadre)}撤销了申报的企业${cut(text, 24)}，以后不再比对。不对请查。`,
  'declaration.place_unknown': () => '没找到这个地方，或不归您这一片。请写全名，如 天元乡',
  'declaration.undeclared_head': ({ area: place, count }: Vars<'declaration.undeclared_head'>) =>
    `${area(place)}今年没申报的有${count}人。要催发：催申报 ${area(place)}`,
  'declaration.undeclared': ({ name: who, unit, left }: Vars<'declaration.undeclared'>) =>
    `${name(who)}，${cut(unit, 16)}${more(left)}`,
  'declaration.all_declared': ({ area: place }: Vars<'declaration.all_declared'>) =>
    `${area(place)}的干部今年都申报了。`,
  'declaration.remind_confirm': ({ area: place, count }: Vars<'declaration.remind_confirm'>) =>
    `催${area(place)}没申报的${count}人申报？每人每月最多催一次。`,
  'declaration.reminded': ({ reminded, before }: Vars<'declaration.reminded'>) =>
    `催了${reminded}人${before > 0 ? `，本月催过的${before}人没再催` : ''}。`,
  'declaration.compare_confirm': ({ area: place }: Vars<'declaration.compare_confirm'>) =>
    `比对${area(place)}干部申报的亲属、企业和自家，看谁得了帮扶、项目、贷款。现在比对吗？`,
  'declaration.compared': ({ found, known, unreported }: Vars<'declaration.compared'>) =>
    `比对好了：新线索${found}条，已有${known}条，未报备${unreported}条。看线索发：优亲厚友`,
  'declaration.hits_head': ({ area: place, count }: Vars<'declaration.hits_head'>) =>
    `${area(place)}优亲厚友线索待看${count}条。定的发：申报线索 编号 正常 理由，或 有问题 理由`,
  'declaration.hit_kin': (vars: Vars<'declaration.hit_kin'>) =>
    `${unitOf(vars.unit)}${name(vars.name)}的${RELATIONS[vars.relation]}，${name(vars.head)}户${BENEFITS[vars.benefit]}，编号${code(vars.code)}${more(vars.left)}`,
  'declaration.hit_own': (vars: Vars<'declaration.hit_own'>) =>
    `${unitOf(vars.unit)}${name(vars.name)}自家${BENEFITS[vars.benefit]}，编号${code(vars.code)}${more(vars.left)}`,
  'declaration.hit_firm': (vars: Vars<'declaration.hit_firm'>) =>
    `${unitOf(vars.unit)}${name(vars.name)}申报的企业${cut(vars.text, 16)}领了项目款，编号${code(vars.code)}${more(vars.left)}`,
  'declaration.unreported': (vars: Vars<'declaration.unreported'>) =>
    `未报备：${unitOf(vars.unit)}${name(vars.name)}，${name(vars.head)}户${BENEFITS[vars.benefit]}${more(vars.left)}`,
  'declaration.no_hits': ({ area: place }: Vars<'declaration.no_hits'>) =>
    `${area(place)}没有待看的优亲厚友线索。要比对发：比对申报 ${area(place)}`,
  'declaration.decide_format': () => '请这样发：申报线索 10位编号 正常 理由，或 有问题 理由',
  'declaration.hit_unknown': () => '您这一片没有这条线索。请核对10位编号，或发“优亲厚友”看。',
  'declaration.ask_decision': ({ name: who }: Vars<'declaration.ask_decision'>) =>
    `${name(who)}的这条线索，正常还是有问题？`,
  'declaration.proper': () => '正常',
  'declaration.improper': () => '有问题',
  'declaration.ask_reason': () => '理由是什么？请用一句话说。',
  'declaration.proper_confirm': ({ name: who, text }: Vars<'declaration.proper_confirm'>) =>
    `${name(who)}的这条线索正常，理由“${cut(text, 20)}”。对吗？`,
  'declaration.pass_confirm': ({ name: who, text }: Vars<'declaration.pass_confirm'>) =>
    `${name(who)}的这条线索有问题，理由“${cut(text, 20)}”，转整改。对吗？`,
  'declaration.proper_done': () => '记下了，这条线索正常。',
  'declaration.passed': ({ code: number }: Vars<'declaration.passed'>) =>
    `转为优亲厚友问题，编号${code(number)}。`,
  'declaration.already_decided': () => '这条线索已经定过，没有动。',
  'declaration.same_unit': () => '您和这名干部同一个单位，要请别人定，没有动。',
  'declaration.nobody_to_rectify': () =>
    '那里没有能负责整改的人，没有转。请先登记乡镇书记或乡镇长。',
  'declaration.finding_known': () => '同样的问题已经记过，没有转。请换个说法再发。',
} satisfies Partial<Messages>
