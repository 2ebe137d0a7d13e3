import type { SupervisionVarKinds, Vars } from '../../../api/client'
import { area, code, cut, dayZh as day, name } from '../format'
import type { Messages } from '../messages'
import { ALL_KINDS_ZH, KINDS_ZH as KINDS } from '../misconduct-words'

const WHY = {
  id_number: '不能写身份证号，没有记。请去掉再发一次。',
  phone: '不能写电话，没有记。请去掉再发一次。',
  owner_unknown: '整改的人不管这一片，没有记。请再发一次。',
  own_finding: '您自己的问题要别人来办，没有动。',
  due_in_past: '日子过了，没有记。请再发一次。',
  already_found: '同样的问题已经记过，还没整改好，没有再记。发“督查问题”看。',
  not_owner: '这个问题不是您整改，没有记。',
  waits: '已经报过整改，等着核验，没有动。',
  verified: '已经核验合格了，没有动。',
  tied: '您和他有亲属或同事关系，要回避，没有动。请别的纪检干部来办。',
  not_rectified: '还没报整改，没有动。',
  figure_missing: '县里还没定整改期限或检查清单，没有记。请县纪委先定。',
} as const satisfies Record<SupervisionVarKinds['findingWhy'], string>

const more = (left: number) => (left > 0 ? `。还有${left}条，发“下”` : '')

export const zhFindings = {
  'finding.ask_area': () => '是哪里的问题？请回地名，如 宝坪村',
  'finding.ask_kind': () => `哪一类？${ALL_KINDS_ZH}`,
  'finding.ask_text': () => '什么问题？请用一句话说，别写身份证号和电话。',
  'finding.ask_tags': () => '是虚报冒领、截留私分，还是挥霍浪费？都不是就回“都不是”。',
  'finding.ask_owner': () => '谁来整改？请回姓名。',
  'finding.owner_unknown': () => '没找到这个人，或不管这一片。请再回一次整改人的姓名。',
  'finding.which_owner': ({ name: who }: Vars<'finding.which_owner'>) =>
    `有几位叫${name(who)}的，是哪个单位的？`,
  'finding.confirm': ({ area: place, kind, text, owner, due }: Vars<'finding.confirm'>) =>
    `记问题：${area(place)}，${KINDS[kind]}，${cut(text, 36)}。${name(owner)}整改，${day(due)}前。对吗？`,
  'finding.made': ({ owner, due, code: number }: Vars<'finding.made'>) =>
    `记下了，编号${code(number)}。已告诉${name(owner)}${day(due)}前整改。`,
  'finding.dropped': () => '好，没有记问题。',
  'finding.refused': ({ findingWhy }: Vars<'finding.refused'>) => WHY[findingWhy],
  'finding.unknown_code': () => '没有这个编号的问题。请核对10位编号，或发“督查问题”看。',

  'finding.to_owner': ({ area: place, kind, text, due, code: number }: Vars<'finding.to_owner'>) =>
    `督查发现问题：${area(place)}，${KINDS[kind]}，${cut(text, 36)}。请在${day(due)}前整改，再发：整改 ${code(number)} 做了什么`,
  'finding.due_soon': ({ text, code: number }: Vars<'finding.due_soon'>) =>
    `整改明天到期：${cut(text, 14)}。改好请发：整改 ${code(number)} 做了什么`,
  'finding.verified_owner': ({ text }: Vars<'finding.verified_owner'>) =>
    `整改合格：${cut(text, 36)}。辛苦了。`,
  'finding.returned_owner': ({ text, reason, due, code: number }: Vars<'finding.returned_owner'>) =>
    `整改不合格：${cut(text, 20)}，原因“${cut(reason, 24)}”。请在${day(due)}前改好，再发：整改 ${code(number)} 做了什么`,
  'finding.rectify_format': () => '请这样发：整改 10位编号 做了什么。照片可以一起发。',
  'finding.ask_done': ({ text }: Vars<'finding.ask_done'>) =>
    `${cut(text, 20)}：怎么改的？请用一句话说，照片可以一起发。`,
  'finding.rectify_confirm': ({ text, done, photos }: Vars<'finding.rectify_confirm'>) =>
    `${cut(text, 18)}改好了：${cut(done, 18)}${photos > 0 ? `，照片${photos}张` : ''}。对吗？`,
  'finding.rectified': ({ inspector }: Vars<'finding.rectified'>) =>
    `记下了，已请${name(inspector)}核验。合不合格都会告诉您。`,
  'finding.rectified_nobody': () => '记下了，等纪检干部核验。合不合格都会告诉您。',

  'finding.to_verify': ({ area: place, kind, text, code: number }: Vars<'finding.to_verify'>) =>
    `${area(place)}${KINDS[kind]}的问题报整改：${cut(text, 24)}。看过请发：整改合格 ${code(number)}，没改好发：整改退回 ${code(number)} 原因`,
  'finding.verify_format': () => '请这样发：整改合格 10位编号。没改好的发：整改退回 10位编号 原因',
  'finding.verify_confirm': ({ text, owner, done }: Vars<'finding.verify_confirm'>) =>
    `${cut(text, 13)}，${name(owner)}说：${cut(done, 13)}。您看过，合格吗？`,
  'finding.verified': () => '好，这个问题整改合格了，整改的人会知道。',
  'finding.ask_reason': ({ text }: Vars<'finding.ask_reason'>) =>
    `${cut(text, 20)}：还差什么？请用一句话说，会告诉整改的人。`,
  'finding.return_confirm': ({ text, reason }: Vars<'finding.return_confirm'>) =>
    `${cut(text, 14)}退回去再改，原因“${cut(reason, 18)}”，对吗？`,
  'finding.returned': () => '好，退回去了，整改的人会知道还差什么。',

  'finding.line': ({ area: place, text, owner, due, code: number, late, left }: Line) =>
    `${area(place)}：${cut(text, 12)}，${name(owner)}，${late > 0 ? '过期，' : ''}${day(due)}前，编号${code(number)}${more(left)}`,
  'finding.line_rectified': ({
    area: place,
    text,
    owner,
    code: number,
    left,
  }: Vars<'finding.line_rectified'>) =>
    `${area(place)}：${cut(text, 12)}，${name(owner)}报了整改，等核验，编号${code(number)}${more(left)}`,
  'finding.line_verified': ({ area: place, text, day: on }: Vars<'finding.line_verified'>) =>
    `${area(place)}：${cut(text, 20)}，${day(on)}核验合格。`,
  'finding.none': () => '没有要整改的督查问题。',
  'finding.place_unknown': () => '没找到这个地方，或不归您这一片。请这样发：督查问题 宝坪村',
  'finding.counts': ({ area: place, all, open, rectified, verified, late, left }: Counts) =>
    `${area(place)}督查问题${all}个：待整改${open}（过期${late}），待核验${rectified}，合格${verified}${more(left)}`,
  'finding.counts_kinds': ({ area: place, left, ...n }: Vars<'finding.counts_kinds'>) =>
    `${area(place)}：失职${n.neglect}，作假${n.falsification}，用钱${n.misuse}，优亲${n.favouritism}，卡要${n.extortion}${more(left)}`,
  'finding.counts_tags': ({ area: place, left, ...n }: Vars<'finding.counts_tags'>) =>
    `${area(place)}：虚报冒领${n.claims}，截留私分${n.embezzled}，挥霍浪费${n.wasted}${more(left)}`,
} satisfies Partial<Messages>

type Line = Vars<'finding.line'>
type Counts = Vars<'finding.counts'>
