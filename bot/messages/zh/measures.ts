import type { MeasureStatus, PovertyCause, Vars } from '../../../api/client'
import { area, code, cut, dayZh as day, instantZh as instant, name } from '../format'
import type { Messages } from '../messages'

const CAUSES = {
  illness: '因病',
  disability: '因残',
  schooling: '因学',
  disaster: '因灾',
  lack_of_land: '缺土地',
  lack_of_water: '缺水',
  lack_of_skill: '缺技术',
  lack_of_labour: '缺劳力',
  lack_of_funds: '缺资金',
  poor_transport: '交通落后',
  lack_of_drive: '动力不足',
  marriage_cost: '因婚',
  funeral_cost: '因丧',
  other: '其他',
} as const satisfies Record<PovertyCause, string>

/** A day that may lie in another year. */
const fullDay = (on: string) => `${on.slice(0, 4)}年${day(on)}`
const more = (left: number) => (left > 0 ? `。还有${left}项，发“下”` : '')

export const zhMeasures = {
  'measure.ask_who': () => '给哪一户定措施？请回户主姓名，同名的加上几社。',
  'measure.unknown': () => '您片区没找到这户。请再回一次户主姓名，您写的都还在。',
  'measure.which': ({ head }: Vars<'measure.which'>) => `有几户户主叫“${name(head)}”，是哪一户？`,
  'measure.ask_group': ({ head }: Vars<'measure.ask_group'>) =>
    `户主叫“${name(head)}”的有很多户，是几社的？请回，如 3社、宝坪村3社`,
  'measure.no_causes': ({ head }: Vars<'measure.no_causes'>) =>
    `${name(head)}家还没查清是什么原因困难，查清了再定措施。`,
  'measure.ask_cause': ({ head }: Vars<'measure.ask_cause'>) =>
    `${name(head)}家的措施针对哪个原因？`,
  'measure.cause': ({ cause }: Vars<'measure.cause'>) => CAUSES[cause],
  'measure.ask_content': ({ head, cause }: Vars<'measure.ask_content'>) =>
    `${name(head)}家${CAUSES[cause]}，帮什么？请说一句，如 教育资助每年3000元`,
  'measure.ask_owner': () => '谁负责？请回姓名；您自己负责，就回“我”。',
  'measure.owner_unknown': () => '没找到这个人，或不管这一片。请再回一次姓名；自己负责就回“我”。',
  'measure.which_owner': ({ name: who }: Vars<'measure.which_owner'>) =>
    `有几位叫${name(who)}的，是哪个单位的？`,
  'measure.ask_due': () => '哪天以前办好？不能早于今天。请回，如 9月30日、年底',
  'measure.confirm': ({ head, cause, text, owner, due }: Vars<'measure.confirm'>) =>
    `${name(head)}家${CAUSES[cause]}：${cut(text, 24)}，${name(owner)}负责，${fullDay(due)}前。对吗？`,
  'measure.planned': ({ owner, due, code: number }: Vars<'measure.planned'>) =>
    `记下了。${name(owner)}负责，${day(due)}前办好后发：落实 ${code(number)}`,
  'measure.dropped': () => '好，没有定。想定时再发：措施 户主 原因 帮什么',
  'measure.owner_tied': () => '负责的人和这户有亲属或同事关系，没有记。请换一个人再发。',
  'measure.household_closed': ({ head }: Vars<'measure.household_closed'>) =>
    `${name(head)}家的户头已注销，不能定措施。`,
  'measure.changed': () => '这户的情况刚变了，没有记。请再发一次。',

  'measure.to_owner': ({ head, area: place, text, due, code: number }: Vars<'measure.to_owner'>) =>
    `请在${fullDay(due)}前落实${name(head)}家（${area(place)}）：${cut(text, 30)}。办好发：落实 ${code(number)}`,
  'measure.due_soon': ({ head, text, code: number }: Vars<'measure.due_soon'>) =>
    `${name(head)}家的${cut(text, 14)}明天到期。办好发：落实 ${code(number)}`,
  'measure.cancelled_owner': ({ code: number, text }: Vars<'measure.cancelled_owner'>) =>
    `措施${code(number)}不办了：${cut(text, 35)}`,
  'measure.owned': ({ head, text, due, code: number, late, left }: Vars<'measure.owned'>) =>
    `${late > 0 ? '过期了，' : ''}${day(due)}前：${name(head)}家${cut(text, 12)}，编号${code(number)}${more(left)}`,
  'measure.owned_none': () => '您没有等着落实的措施。',

  'measure.deliver_format': () => '请这样发：落实 10位编号。不是今天办的，后面写哪天，如 昨天',
  'measure.ask_delivery_day': () => '是哪天落实的？不能在今天以后。请回，如 昨天、3月5日',
  'measure.deliver_confirm': ({ head, text, day: on }: Vars<'measure.deliver_confirm'>) =>
    `${name(head)}家：${cut(text, 18)}，${day(on)}落实了，对吗？`,
  'measure.delivered': ({ head }: Vars<'measure.delivered'>) =>
    `记下了。${name(head)}家会收到短信，问收到没有。`,
  'measure.delivered_no_phone': ({ head }: Vars<'measure.delivered_no_phone'>) =>
    `记下了。${name(head)}家没有连着的手机，请别的干部下次走访时问。`,
  'measure.not_owner': () => '这项不是您负责的，没有记。请负责的人或村干部发。',
  'measure.already_delivered': () => '这项已经报过落实了，没有动。',
  'measure.was_cancelled': () => '这项已经不办了，没有动。',
  'measure.unknown_code': () => '没有这项措施。请核对10位编号。',
  'measure.cancel_format': () => '请这样发：取消措施 10位编号 原因',
  'measure.ask_cancel_reason': ({ head, text }: Vars<'measure.ask_cancel_reason'>) =>
    `${name(head)}家的${cut(text, 18)}为什么不办了？请用一句话说。`,
  'measure.cancel_confirm': ({ head, text, reason }: Vars<'measure.cancel_confirm'>) =>
    `不办${name(head)}家的${cut(text, 12)}，原因“${cut(reason, 12)}”，对吗？`,
  'measure.cancelled': ({ head }: Vars<'measure.cancelled'>) =>
    `好，${name(head)}家这项不办了。每个原因都要有措施，缺的请另定。`,
  'measure.of_household': ({ text, status, day: on, owner, code: number, left }: Listed) =>
    `${cut(text, 12)}：${name(owner)}，${STANDING[status](day(on))}，编号${code(number)}${more(left)}`,
  'measure.none_of': ({ head }: Vars<'measure.none_of'>) =>
    `${name(head)}家还没有措施。要定请发：措施 户主 原因 帮什么`,

  'measure.received': ({ head, text, code: number }: Vars<'measure.received'>) =>
    `${name(head)}家：${cut(text, 12)}，收到没？过后发：收到 或 没收到 ${code(number)}`,
  'measure.yes': () => '收到',
  'measure.no': () => '没有',
  'measure.ask_again': ({ head, text }: Vars<'measure.ask_again'>) =>
    `${name(head)}家：${cut(text, 24)}，收到没？`,
  'measure.answer_it': () => '答收到没',
  'measure.confirmed': ({ text, code: number }: Vars<'measure.confirmed'>) =>
    `记下了，${cut(text, 14)}收到了。其实没收到，请发：没收到 ${code(number)}`,
  'measure.denied': ({ text, responder, due, receipt }: Vars<'measure.denied'>) =>
    `记下了，没收到${cut(text, 14)}。${name(responder)}来查，${instant(due)}前回您。回执${code(receipt)}`,
  'measure.same': () => '这项您已经答过了，记着的。',
  'measure.not_delivered': ({ text, due }: Vars<'measure.not_delivered'>) =>
    `${cut(text, 18)}还没报落实，说的是${fullDay(due)}前办。办了会问您。`,
  'measure.answer_unknown': () => '没有这一项，或不是您家的。请对着短信再发一次，或发“帮扶”看。',
  'measure.mine': ({ text, status, day: on, owner, code: number, left }: Listed) =>
    `${cut(text, 12)}：${OWN[status](day(on), name(owner), code(number))}${more(left)}`,
  'measure.mine_none': () => '您家还没有定下的帮扶措施。有难处回5求助。',

  'measure.ask_at_visit': ({ head, area: place, text, code: number }: AtVisit) =>
    `${name(head)}家（${area(place)}）没有手机，走访时请问：${cut(text, 16)}收到没？问了发：收到 或 没收到 ${code(number)}`,
  'measure.enter_received': ({ head, text }: Vars<'measure.enter_received'>) =>
    `${name(head)}家说${cut(text, 16)}收到了，对吗？`,
  'measure.enter_missing': ({ head, text }: Vars<'measure.enter_missing'>) =>
    `${name(head)}家说没收到${cut(text, 16)}，对吗？`,
  'measure.entered_received': ({ head }: Vars<'measure.entered_received'>) =>
    `记下了，${name(head)}家说收到了。`,
  'measure.entered_missing': ({ head, responder, due, receipt }: EnteredMissing) =>
    `记下了，${name(head)}家没收到。${name(responder)}来查，${instant(due)}前答复。回执${code(receipt)}`,
  'measure.own_delivery': () => '这项是您办的，收到没有不能由您来记。请别的干部去问。',

  'measure.received_after_all': ({ text, code: receipt }: Vars<'measure.received_after_all'>) =>
    `那户后来说收到了${cut(text, 16)}。请核实后发：答 ${code(receipt)} 内容`,
} satisfies Partial<Messages>

type Listed = Vars<'measure.mine'>
type AtVisit = Vars<'measure.ask_at_visit'>
type EnteredMissing = Vars<'measure.entered_missing'>

const STANDING = {
  planned: (on) => `${on}前办`,
  delivered: (on) => `${on}报落实，没答`,
  confirmed: (on) => `${on}户说收到`,
  denied: (on) => `${on}户说没收到`,
  cancelled: () => '不办了',
} as const satisfies Record<MeasureStatus, (on: string) => string>

const OWN = {
  planned: (on, owner) => `${owner}负责，${on}前办`,
  delivered: (on, _owner, number) => `${on}说办了。请发：收到 或 没收到 ${number}`,
  confirmed: (on) => `${on}您说收到了`,
  denied: (on) => `${on}您说没收到，正在查`,
  cancelled: () => '不办了',
} as const satisfies Record<MeasureStatus, (on: string, owner: string, number: string) => string>
