import type { ProxyRole, Vars } from '../../../api/client'
import { area, code, cut, dayZh as day, instantZh as instant, name, phone } from '../format'
import type { Messages } from '../messages'

const ROLES = {
  relative: '亲属',
  first_secretary: '第一书记',
  clerk: '村镇干部',
} as const satisfies Record<ProxyRole, string>

/** A relative is known by the phone, staff by the name. */
const who = ({ role, name: of, phone: from }: Vars<'proxy.told_ended'>) =>
  `${ROLES[role]}${of === '' ? phone(from) : name(of)}`

export const zhProxies = {
  'proxy.ask_head': () => '替哪一家办？请回户主姓名。',
  'proxy.ask_proof': ({ head }: Vars<'proxy.ask_proof'>) =>
    `请回${name(head)}家任何一人的身份证后四位。`,
  'proxy.proof_format': () => '请只回身份证的后四位，如 1234',
  'proxy.ask_group': ({ head }: Vars<'proxy.ask_group'>) =>
    `有几户户主都叫${name(head)}。是几社的？请回，如 3社`,
  'proxy.ask_what': ({ head }: Vars<'proxy.ask_what'>) => `替${name(head)}家办什么？`,
  'proxy.ask_help': ({ head }: Vars<'proxy.ask_help'>) =>
    `${name(head)}家遇到什么难处？请用一句话说。`,
  'proxy.confirm_status': ({ head }: Vars<'proxy.confirm_status'>) =>
    `替${name(head)}家查情况，户主同意了吗？`,
  'proxy.confirm_apply': ({ head }: Vars<'proxy.confirm_apply'>) =>
    `替${name(head)}家申请帮扶，户主同意了吗？`,
  'proxy.confirm_objection': ({ head }: Vars<'proxy.confirm_objection'>) =>
    `替${name(head)}家提异议，户主同意了吗？`,
  'proxy.confirm_help': ({ head, text }: Vars<'proxy.confirm_help'>) =>
    `替${name(head)}家求助“${cut(text, 14)}”，户主同意了吗？`,
  'proxy.agreed': () => '同意了',
  'proxy.signed': () => '签了字',
  'proxy.not_agreed': () => '没有',
  'proxy.act_apply': ({ head }: Vars<'proxy.act_apply'>) => `替${name(head)}家申请帮扶，对吗？`,
  'proxy.act_help': ({ head, text }: Vars<'proxy.act_help'>) =>
    `替${name(head)}家求助：“${cut(text, 22)}”，对吗？`,
  'proxy.see_status': () => '看情况',
  'proxy.go_on': () => '接着办',

  'proxy.slip': ({ role, head, until, slip }: Vars<'proxy.slip'>) =>
    `您以${ROLES[role]}身份替${name(head)}家办事，到${instant(until)}。要停发：停代办 ${code(slip)}`,
  'proxy.wrong': ({ left }: Vars<'proxy.wrong'>) =>
    left > 0
      ? `没有对上，什么都没办。请看清户主姓名和身份证后四位再发，今天还能试${left}次。`
      : '没有对上，今天不能再试了。请明天再发，或找村干部当面办。',
  'proxy.locked': ({ hotline }: Vars<'proxy.locked'>) =>
    `今天试的次数够了，什么都没办。请明天再发，或找村干部。电话${phone(hotline)}`,
  'proxy.not_found': ({ head }: Vars<'proxy.not_found'>) =>
    `您片区没有户主叫${name(head)}的。是自家亲戚，请发：代 户主 身份证后四位`,
  'proxy.name_ambiguous': ({ head }: Vars<'proxy.name_ambiguous'>) =>
    `还是有几户叫${name(head)}，分不清。请发：代 户主 身份证后四位`,
  'proxy.own_household': ({ head }: Vars<'proxy.own_household'>) =>
    `这个手机本来就连着${name(head)}家，不用代办。发0看菜单。`,
  'proxy.contested': ({ hotline }: Vars<'proxy.contested'>) =>
    `这家的事，这会儿请由别人来办，什么都没记下。有疑问打${phone(hotline)}`,
  'proxy.too_many': () => '您已经在替几家办事了。先停掉一家，再办这家。',
  'proxy.applied_before': ({ code: receipt, due }: Vars<'proxy.applied_before'>) =>
    `这家已经申请过了，不用再交。回执${code(receipt)}，${day(due)}前答复。`,
  'proxy.not_now': ({ hotline }: Vars<'proxy.not_now'>) =>
    `现在不能用短信代办，没有记下。请找村干部，或打${phone(hotline)}`,
  'proxy.dropped': () => '好，没有办。户主同意了再发“代”。',
  'proxy.over': ({ head }: Vars<'proxy.over'>) =>
    `替${name(head)}家代办已经到时间或停了，没有办。要办请再发“代”。`,
  'proxy.gone': () => '这次代办已经到时间或停了，没有办。要办请再发“代”。',
  'proxy.ended': ({ head }: Vars<'proxy.ended'>) =>
    `好，不再替${name(head)}家办了。要办时再发“代”。`,
  'proxy.stopped': () => '好，代办停了。他替您家交的，要撤回请发“人工”。',
  'proxy.over_already': () => '这次代办早就停了，不用再停。',
  'proxy.unknown_slip': () => '没有找到这次代办，什么都没动。请看清10位号再发。',
  'proxy.none_to_stop': () => '现在没有开着的代办，不用停。有10位号的，请发：停代办 加10位号',
  'proxy.which_to_stop': ({ count }: Vars<'proxy.which_to_stop'>) =>
    `有${count}个代办开着，停哪一个？`,
  'proxy.slip_of': ({ slip, ...by }: Vars<'proxy.slip_of'>) => `${who(by)} ${code(slip)}`,
  'proxy.slip_for': ({ head, slip }: Vars<'proxy.slip_for'>) => `${name(head)}家 ${code(slip)}`,

  'proxy.told_opened': ({ until, slip, ...by }: Vars<'proxy.told_opened'>) =>
    `${who(by)}说您家同意，替您家办事到${instant(until)}。没同意就发：停代办 ${code(slip)}`,
  'proxy.told_application': ({ code: receipt, slip, ...by }: Vars<'proxy.told_application'>) =>
    `${who(by)}替您家申请了，回执${code(receipt)}。没同意就发：停代办 ${code(slip)}`,
  'proxy.told_objection': ({ code: receipt, slip, ...by }: Vars<'proxy.told_objection'>) =>
    `${who(by)}替您家提了异议，回执${code(receipt)}。没同意就发：停代办 ${code(slip)}`,
  'proxy.told_help': ({ code: receipt, slip, ...by }: Vars<'proxy.told_help'>) =>
    `${who(by)}替您家求助了，回执${code(receipt)}。没同意就发：停代办 ${code(slip)}`,
  'proxy.told_ended': (by: Vars<'proxy.told_ended'>) => `${who(by)}不再替您家办事了。`,
  'proxy.told_over': ({ head }: Vars<'proxy.told_over'>) =>
    `${name(head)}家已经并户或销户，您不再替这家办事了。`,
  'proxy.told_stopped': ({ head }: Vars<'proxy.told_stopped'>) =>
    `${name(head)}家停了您的代办，不能再替这家办了。有疑问请当面问。`,
  'proxy.help_responder': ({
    head,
    area: place,
    phone: from,
    text,
    code: receipt,
  }: Vars<'proxy.help_responder'>) =>
    `${phone(from)}替${area(place)}${name(head)}家求助：“${cut(text, 44)}”。答复请发：答 ${code(receipt)} 内容`,
} satisfies Partial<Messages>
