import type { Vars } from '../../../api/client'
import { area, code, cut, dayZh as day, name } from '../format'
import { KINDS_ZH as KINDS } from '../misconduct-words'

const CLASSES = {
  duty: '责任不力',
  corruption: '贪污腐败',
  formalism: '形式主义',
} as const satisfies Record<Vars<'complaint.accept_confirm'>['class'], string>
const FINDINGS = {
  founded: '属实',
  partly_founded: '部分属实',
  unfounded: '不实',
} as const satisfies Record<Vars<'complaint.decide_confirm'>['finding'], string>
const STATUSES = {
  filed: '待受理',
  accepted: '在办',
  decided: '已查结',
  closed: '已办完',
  handed_up: '已移送',
} as const satisfies Record<Vars<'complaint.item'>['status'], string>
const SIDES = { filer: '举报人', handler: '我们' } as const
const more = (left: number) => (left > 0 ? `还有${left}条，发“下”。` : '')
const isOpen = (status: keyof typeof STATUSES) => status === 'filed' || status === 'accepted'

/** What is said about complaints, for who handles one. */
export const zhComplaintHandling = {
  'complaint.waiting': ({ unseen, unread, late }: Vars<'complaint.waiting'>) => {
    const said = [
      unseen > 0 ? `${unseen}件新举报` : '',
      unread > 0 ? `${unread}件举报人有新话` : '',
      late > 0 ? `${late}件过期` : '',
    ]
    return `有${said.filter(Boolean).join('，')}。发“举报件”看。`
  },
  'complaint.fetch': () => '您托我们的事有新消息。请把当时记下的号码发来查看。',

  'complaint.none': () => '您手上没有举报件。',
  'complaint.item': ({
    number,
    status,
    due,
    isNamed,
    late,
    suffers,
    left,
  }: Vars<'complaint.item'>) =>
    `${code(number)} ${suffers ? '说遭报复，' : ''}${STATUSES[status]}，${isNamed ? '实名' : '匿名'}${isOpen(status) ? `，${day(due)}前${late ? '，已过期' : ''}` : ''}。看：举报件 ${code(number)}。${more(left)}`,
  'complaint.item_asked': ({ number, due, left }: Vars<'complaint.item_asked'>) =>
    `${code(number)} 同事办的，${day(due)}到期，想延期，等您定。看：举报件 ${code(number)}。${more(left)}`,
  'complaint.of': ({ kind, area: place, accused, filer }: Vars<'complaint.of'>) =>
    `${KINDS[kind]}，${area(place)}。对象：${cut(accused || '没说名字', 24)}。举报人：${filer === '' ? '匿名' : name(filer)}。下面是他说的。`,
  'complaint.clock': ({ status, due, handUp, number }: Vars<'complaint.clock'>) =>
    status === 'filed'
      ? `待受理，${day(due)}前。请发：受理 ${code(number)} 责任、腐败或形式。该上级管的，${day(handUp)}前移送。`
      : status === 'accepted'
        ? `在办，${day(due)}前查结。可发：问举报人、加对象、延期、移送、查结，加${code(number)}。`
        : `${STATUSES[status]}。`,
  'complaint.said': ({ side, day: on, text, left }: Vars<'complaint.said'>) =>
    `${SIDES[side]}${day(on)}：${cut(text, 90)}${left > 0 ? ` ${more(left)}` : ''}`,
  'complaint.said_suffering': ({ day: on, text, left }: Vars<'complaint.said_suffering'>) =>
    `举报人${day(on)}说遭报复：${cut(text, 84)}${left > 0 ? ` ${more(left)}` : ''}`,
  'complaint.answer_first': ({ number, left }: Vars<'complaint.answer_first'>) =>
    `请先处理，回他：问举报人 ${code(number)} 您的话。没回不能查结。${more(left)}`,
  'complaint.asked_reason': ({ reason, due, number }: Vars<'complaint.asked_reason'>) =>
    `${day(due)}到期，想延期：${cut(reason, 60)}。同意发：准延 ${code(number)}。不同意发：不准延 ${code(number)}`,
  'complaint.unknown_number': () => '您手上没有这个号的举报件。发“举报件”看。',

  'complaint.format_accept': () =>
    '请发：受理 八位号 类别。类别：责任、腐败、形式。种类不对可写在后面，如 优亲厚友。',
  'complaint.format_ask': () => '请发：问举报人 八位号 要问的话',
  'complaint.format_extend': () => '请发：延期 八位号 理由',
  'complaint.format_allow': () => '请发：准延 八位号，或 不准延 八位号',
  'complaint.format_decide': () => '请发：查结 八位号 属实（部分属实、不实） 查到什么',
  'complaint.format_hand_up': () => '请发：移送 八位号 理由',
  'complaint.format_accused': () => '请发：加对象 八位号 姓名',
  'complaint.accused_unknown': () => '名册里没有这个人。请发：加对象 八位号 单位和姓名',
  'complaint.accused_several': ({ name: who, units }: Vars<'complaint.accused_several'>) =>
    `叫${name(who)}的有几位：${cut(units, 60)}。请发：加对象 八位号 单位和姓名`,

  'complaint.accept_confirm': ({
    number,
    class: problem,
    kind,
  }: Vars<'complaint.accept_confirm'>) =>
    `受理${code(number)}：${CLASSES[problem]}，${KINDS[kind]}。对吗？`,
  'complaint.ask_confirm': ({ number, text }: Vars<'complaint.ask_confirm'>) =>
    `告诉${code(number)}的举报人：${cut(text, 60)}。发吗？`,
  'complaint.extend_confirm': ({ number, text }: Vars<'complaint.extend_confirm'>) =>
    `${code(number)}申请延期，理由：${cut(text, 60)}。理由里别写案情。对吗？`,
  'complaint.allow_confirm': ({ number, isAllowed }: Vars<'complaint.allow_confirm'>) =>
    `${isAllowed ? '准' : '不准'}${code(number)}延期。对吗？`,
  'complaint.decide_confirm': ({ number, finding, text }: Vars<'complaint.decide_confirm'>) =>
    `查结${code(number)}：${FINDINGS[finding]}。举报人会看到：${cut(text, 60)}。对吗？`,
  'complaint.hand_up_confirm': ({ number, text }: Vars<'complaint.hand_up_confirm'>) =>
    `${code(number)}移送上级，您就看不到了。理由：${cut(text, 50)}。对吗？`,
  'complaint.accused_confirm': ({ number, name: who, unit }: Vars<'complaint.accused_confirm'>) =>
    `${code(number)}加对象：${cut(unit, 10)} ${name(who)}。您该回避的，件会马上转走。对吗？`,
  'complaint.kept': () => '没动。',

  'complaint.accepted': ({ due, number }: Vars<'complaint.accepted'>) =>
    `已受理，${day(due)}前查结。查完发：查结 ${code(number)} 属实或不实 查到什么`,
  'complaint.asked': () => '记下了。举报人凭他的号码能看到。',
  'complaint.extended': ({ due }: Vars<'complaint.extended'>) => `已延到${day(due)}。`,
  'complaint.extension_asked': () => '记下了，等另一位同事同意。没同意前按原日子办。',
  'complaint.extension_refused': () => '记下了，不延。',
  'complaint.decided': ({ due }: Vars<'complaint.decided'>) =>
    `已查结。举报人到${day(due)}都能凭号码看到结果。`,
  'complaint.decided_founded': ({ due }: Vars<'complaint.decided_founded'>) =>
    `已查结，举报人到${day(due)}都能凭号码看到。该问责的请发：问责`,
  'complaint.handed_up': () => '已移送上级，这件您看不到了。',
  'complaint.handed_outside': () => '已标记移送上级，请把原件按规定送去。这件您看不到了。',
  'complaint.accused_added': () => '对象已加上，这件还由您办。',
  'complaint.moved': () => '对象已加上。这件该您回避，已转走。',

  'complaint.already_accepted': () => '这件已经受理过了。',
  'complaint.not_accepted': () => '这件还没受理。请先发：受理 八位号 类别',
  'complaint.is_decided': () => '这件已经查结，不能再动。',
  'complaint.retaliation_open': () =>
    '举报人说遭报复，还没人回他，不能查结。请先用“问举报人”回他。',
  'complaint.already_extended': () => '这件已经延过一次，不能再延。',
  'complaint.already_asked': () => '已经申请过了，还在等同意。',
  'complaint.too_late': () => '已经过期，不能再延。请抓紧查结。',
  'complaint.is_highest': () => '您就是上级，不用再移送。',
  'complaint.already_accused': () => '这个人已经在对象里了。',

  'complaint.counts': ({ year, quarter, total, left, ...of }: Vars<'complaint.counts'>) =>
    `${year}年${quarter}季度举报：失职${cut(of.neglect, 5)}，作假${cut(of.falsification, 5)}，用钱${cut(of.misuse, 5)}，优亲${cut(of.favouritism, 5)}，卡要${cut(of.extortion, 5)}，合计${cut(total, 5)}。${more(left)}`,
}
