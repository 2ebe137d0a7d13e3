import type { AccountabilityMeasure, SupervisionVarKinds, Vars } from '../../../api/client'
import { code, cut, dayZh as day, name } from '../format'
import type { Messages } from '../messages'
import { ALL_KINDS_ZH, KINDS_ZH as KINDS } from '../misconduct-words'

const MEASURES = {
  talk: '谈话提醒',
  criticism: '批评教育',
  circular: '通报批评',
  admonition: '诫勉',
  party_discipline: '党纪处分',
  administrative_discipline: '政务处分',
  judicial_transfer: '移送司法',
} as const satisfies Record<AccountabilityMeasure, string>

const STANDINGS = {
  proposed: '等决定',
  decided: '已决定，可申诉',
  contested: '申诉待定',
  final: '已生效',
  revoked: '已撤销',
} as const satisfies Record<SupervisionVarKinds['accountabilityStanding'], string>

const WHY = {
  id_number: '不能写身份证号，没有办。请去掉再发一次。',
  phone: '不能写电话，没有办。请去掉再发一次。',
  own_case: '和您自己有关，要别人来办，没有动。',
  tied: '您和他有亲属或同事关系，要回避，没有动。请别的纪检干部来办。',
  person_unknown: '没找到这个人，或不归您这一片，没有办。',
  already_proposed: '同样的问责已经提过，等着决定，没有再提。',
  own_proposal: '是您提的，要另一位纪检干部来定，没有动。',
  own_decision: '上次是您定的，申诉要另一位来定，没有动。',
  level_too_low: '他的级别比您高，要上级来定，没有动。',
  already_decided: '已经决定了，没有动。',
  already_contested: '已经申诉过，等着答复，没有再记。',
  revoked: '已经撤销了，没有动。',
  not_decided: '还没有决定，没有动。',
  too_late: '申诉的期限过了，没有记。有新情况请找纪委。',
  figure_missing: '县里还没定申诉期限，没有办。请县纪委先定。',
} as const satisfies Record<SupervisionVarKinds['accountabilityWhy'], string>

const PUBLISHED_WHY = {
  id_number: '文稿里不能有身份证号，没有存。请去掉再发。',
  phone: '文稿里不能有电话，没有存。请去掉再发。',
  own_case: '和您自己有关，没有动。',
  not_final: '问责还没生效，不能曝光，没有存。',
  already_published: '这件已经写过曝光文稿，没有再存。',
  person_not_named: '文稿里要有当事人的姓名，没有存。请写上再发。',
  unit_not_named: '文稿里要有当事人的单位，没有存。请写上再发。',
  names_complaint: '文稿不能提举报、反映、来信，免得露出是谁说的，没有存。',
  names_household: '文稿里有农户的姓名，没有存。请去掉再发。',
  day_unclear: '文稿里别写今天、昨天，请写几月几日，没有存。',
  own_draft: '是您写的，要另一位纪检干部来批，没有动。',
  already_decided: '这件已经定过了，没有动。',
  no_channel: '发不出去：还没有短信通道，没有动。',
} as const satisfies Record<SupervisionVarKinds['publishedWhy'], string>

const more = (left: number) => (left > 0 ? `。还有${left}件，发“下”` : '')

export const zhAccountabilities = {
  'accountability.ask_person': () => '问责谁？请回姓名。',
  'accountability.person_unknown': () => '没找到这个人，或不归您这一片。请再回一次姓名。',
  'accountability.which_person': ({ name: who }: Vars<'accountability.which_person'>) =>
    `有几位叫${name(who)}的，是哪个单位的？`,
  'accountability.ask_kind': () => `哪一类？${ALL_KINDS_ZH}`,
  'accountability.ask_measure': () =>
    '怎么处理？谈话提醒、批评教育、通报批评、诫勉、党纪处分、政务处分、移送司法',
  'accountability.ask_text': () => '什么理由？请用一句话说，别写身份证号和电话。',
  'accountability.confirm': ({
    name: who,
    kind,
    accountabilityMeasure,
    text,
  }: Vars<'accountability.confirm'>) =>
    `提请问责${name(who)}：${KINDS[kind]}，${MEASURES[accountabilityMeasure]}，${cut(text, 36)}。对吗？`,
  'accountability.proposed': ({ code: number }: Vars<'accountability.proposed'>) =>
    `提上去了，编号${code(number)}。由另一位纪检干部决定，定之前本人不知道。`,
  'accountability.proposed_nobody': ({ code: number }: Vars<'accountability.proposed_nobody'>) =>
    `提上去了，编号${code(number)}。现在没有能决定的人，请报上级纪委。`,
  'accountability.dropped': () => '好，没有动。',
  'accountability.refused': ({ accountabilityWhy }: Vars<'accountability.refused'>) =>
    WHY[accountabilityWhy],
  'accountability.unknown_code': () => '没有这个编号的问责，或不归您这一片。请核对10位编号。',

  'accountability.to_decide': ({ name: who, kind, code: number }: ToDecide) =>
    `${name(who)}${KINDS[kind]}，等您决定问责。发“问责 ${code(number)}”看。`,
  'accountability.to_decide_again': ({ name: who, kind, code: number }: ToDecide) =>
    `${name(who)}${KINDS[kind]}，本人申诉了，等您定。发“问责 ${code(number)}”看。`,
  'accountability.decide_format': () => '请这样发：问责决定 10位编号 同意（或不同意） 理由',
  'accountability.ask_reason': () => '什么理由？请用一句话说，会告诉本人。',
  'accountability.uphold_confirm': ({ name: who, accountabilityMeasure, reason }: Uphold) =>
    `${name(who)}：${MEASURES[accountabilityMeasure]}，同意，理由“${cut(reason, 20)}”。会告诉本人，对吗？`,
  'accountability.decline_confirm': ({ name: who, accountabilityMeasure, reason }: Decline) =>
    `${name(who)}：${MEASURES[accountabilityMeasure]}，不同意，理由“${cut(reason, 20)}”。对吗？`,
  'accountability.decided': ({ until }: Vars<'accountability.decided'>) =>
    `定了，已告诉本人，${day(until)}前可以申诉，过后生效。`,
  'accountability.ended': () => '定了，维持原决定，已生效，已告诉本人。',
  'accountability.declined': () => '好，不问责，这件撤销了。',
  'accountability.line': ({
    name: who,
    accountabilityMeasure,
    accountabilityStanding,
    code: number,
    left,
  }: Vars<'accountability.line'>) =>
    `${name(who)}：${MEASURES[accountabilityMeasure]}，${STANDINGS[accountabilityStanding]}，编号${code(number)}${more(left)}`,
  'accountability.detail': ({ kind, text, proposer, left }: Vars<'accountability.detail'>) =>
    `${KINDS[kind]}：${cut(text, 70)}。${name(proposer)}提的。${left > 0 ? '本人申诉了，发“下”看。' : ''}`,
  'accountability.detail_contest': ({ text }: Vars<'accountability.detail_contest'>) =>
    `本人申诉：${cut(text, 90)}`,
  'accountability.none': () => '没有问责的事。要提请发：问责 姓名 类别 处理 理由',

  'accountability.told': ({ accountabilityMeasure, reason, until, code: number }: Told) =>
    `对您的问责决定：${MEASURES[accountabilityMeasure]}，理由“${cut(reason, 36)}”。不服请在${day(until)}前发：申诉 ${code(number)} 理由`,
  'accountability.upheld': ({ code: number, reason }: Vars<'accountability.upheld'>) =>
    `您的申诉${code(number)}有结果：维持原决定，理由“${cut(reason, 50)}”。已经生效。`,
  'accountability.revoked': ({ code: number, reason }: Vars<'accountability.revoked'>) =>
    `您的申诉${code(number)}有结果：撤销问责，理由“${cut(reason, 50)}”。`,
  'accountability.own_line': ({
    accountabilityMeasure,
    accountabilityStanding,
    code: number,
    left,
  }: Vars<'accountability.own_line'>) =>
    `对您的问责：${MEASURES[accountabilityMeasure]}，${STANDINGS[accountabilityStanding]}，编号${code(number)}${more(left)}`,
  'accountability.ask_contest': ({ accountabilityMeasure }: Vars<'accountability.ask_contest'>) =>
    `对${MEASURES[accountabilityMeasure]}不服，什么理由？请用一句话说。`,
  'accountability.contest_confirm': ({ text }: Vars<'accountability.contest_confirm'>) =>
    `申诉：“${cut(text, 34)}”。交给另一位纪检干部，对吗？`,
  'accountability.contested': ({ code: number }: Vars<'accountability.contested'>) =>
    `收到申诉${code(number)}，由另一位纪检干部来定，结果会告诉您。`,

  'published.draft_format': () =>
    '请这样发：曝光 问责编号 文稿。文稿写姓名、单位、什么事、怎么处理。',
  'published.ask_text': ({ name: who }: Vars<'published.ask_text'>) =>
    `曝光${name(who)}：请发文稿，写姓名、单位、什么事、怎么处理，105字内。`,
  'published.preview': ({ text }: Vars<'published.preview'>) => cut(text, 105),
  'published.confirm': () => '文稿这样写，交另一位纪检干部批，对吗？',
  'published.drafted': () => '存好了，等另一位纪检干部批准。',
  'published.too_long': ({ over }: Vars<'published.too_long'>) =>
    `文稿长了${over}个字，没有存。请写短些再发。`,
  'published.refused': ({ publishedWhy }: Vars<'published.refused'>) => PUBLISHED_WHY[publishedWhy],
  'published.to_approve': ({ text, code: number }: Vars<'published.to_approve'>) =>
    `曝光文稿等您批：${cut(text, 50)}。同意发：批准曝光 ${code(number)}，不同意发：不批准曝光 ${code(number)} 原因`,
  'published.approve_format': () => '请这样发：批准曝光 10位编号，或 不批准曝光 10位编号 原因',
  'published.approve_confirm': () => '批准后发给那里的农户和全县干部，人人查得到。批准吗？',
  'published.decline_confirm': ({ reason }: Vars<'published.decline_confirm'>) =>
    `不批准，原因“${cut(reason, 30)}”，对吗？`,
  'published.published': ({ recipients }: Vars<'published.published'>) =>
    `批准了，会发给${recipients}人。发“通报”人人看得到。`,
  'published.declined': () => '好，没有批准，写的人会知道。',
  'published.refused_drafter': ({ code: number, reason }: Vars<'published.refused_drafter'>) =>
    `曝光${code(number)}没批准：“${cut(reason, 20)}”。改好再发：曝光 ${code(number)} 文稿`,
  'published.unknown_code': () => '没有这个编号的曝光文稿，或不归您这一片。',
  'published.dropped': () => '好，没有动。',

  'published.head': ({ year, quarter, cases }: Vars<'published.head'>) =>
    `${year}年第${quarter}季度曝光通报，${cases}件：`,
  'published.case': ({ text, left }: Vars<'published.case'>) =>
    `${cut(text, 105)}${left > 0 ? ` 还有${left}件，发“下”` : ''}`,
  'published.none': () => '还没有曝光的案件。要举报请发“4”。',
} satisfies Partial<Messages>

type ToDecide = Vars<'accountability.to_decide'>
type Uphold = Vars<'accountability.uphold_confirm'>
type Decline = Vars<'accountability.decline_confirm'>
type Told = Vars<'accountability.told'>
