import type { Vars, VillageListKind } from '../../../api/client'
import { area, code, cut, dayZh as day, name } from '../format'
import type { Messages } from '../messages'

const KINDS = {
  problem: '问题',
  task: '任务',
  responsibility: '责任',
} as const satisfies Record<VillageListKind, string>

/** A day that may lie in another year. */
const fullDay = (on: string) => `${on.slice(0, 4)}年${day(on)}`
const more = (left: number) => (left > 0 ? `。还有${left}条，发“下”` : '')

export const zhLists = {
  'list.ask_area': () => '是哪个村的？请回村名，如 宝坪村',
  'list.ask_text': ({ kind }: Vars<'list.ask_text'>) =>
    `什么${KINDS[kind]}？请用一句话说，别写身份证号和电话。`,
  'list.ask_owner': () => '谁负责？请回姓名；您自己负责，就回“我”。',
  'list.owner_unknown': () => '没找到这个人，或不管这一片。请再回一次姓名；自己负责就回“我”。',
  'list.which_owner': ({ name: who }: Vars<'list.which_owner'>) =>
    `有几位叫${name(who)}的，是哪个单位的？`,
  'list.ask_due': () => '哪天以前办好？不能早于今天。请回，如 12月15日、年底',
  'list.confirm': ({ kind, area: place, text, owner, due }: Vars<'list.confirm'>) =>
    `${KINDS[kind]}清单（${area(place)}）：${cut(text, 40)}，${name(owner)}负责，${fullDay(due)}前。对吗？`,
  'list.added': ({ owner, due, code: number }: Vars<'list.added'>) =>
    `记下了。${name(owner)}负责，${day(due)}前办好后发：办结 ${code(number)}`,
  'list.dropped': () => '好，没有记。要记时再发：问题 什么事 哪天前 谁负责',
  'list.personal': () => '清单要挂出来，不能有身份证号和电话，没有记。请去掉号码再发一次。',
  'list.already_listed': () => '清单上已有同样的一条，没有再记。发“清单”看。',
  'list.changed': () => '情况刚变了，没有记。请再发一次。',

  'list.to_owner': ({ kind, area: place, text, due, code: number }: Vars<'list.to_owner'>) =>
    `${KINDS[kind]}清单（${area(place)}）：${cut(text, 30)}，请在${fullDay(due)}前办好，再发：办结 ${code(number)} 做了什么`,
  'list.due_soon': ({ text, code: number }: Vars<'list.due_soon'>) =>
    `清单上的${cut(text, 16)}明天到期。办好发：办结 ${code(number)} 做了什么`,
  'list.struck_owner': ({ text }: Vars<'list.struck_owner'>) =>
    `清单上的${cut(text, 34)}，已经销号了，辛苦了。`,
  'list.sent_back_owner': ({ text, reason, due, code: number }: SentBack) =>
    `没有销号：${cut(text, 20)}，原因“${cut(reason, 24)}”。请在${day(due)}前办好，再发：办结 ${code(number)} 做了什么`,
  'list.cancelled_owner': ({ text, reason }: Vars<'list.cancelled_owner'>) =>
    `不用办了：${cut(text, 20)}，原因“${cut(reason, 20)}”。`,
  'list.finish_format': () => '请这样发：办结 10位编号 做了什么。照片可以一起发。',
  'list.ask_done': ({ text }: Vars<'list.ask_done'>) =>
    `${cut(text, 20)}：做了什么？请用一句话说，照片可以一起发。`,
  'list.finish_confirm': ({ text, done, photos }: Vars<'list.finish_confirm'>) =>
    `${cut(text, 18)}办好了：${cut(done, 18)}${photos > 0 ? `，照片${photos}张` : ''}。对吗？`,
  'list.finished': ({ striker }: Vars<'list.finished'>) =>
    `记下了，已请${name(striker)}去看。看过没问题就销号。`,
  'list.finished_nobody': () => '记下了。等村书记、第一书记或乡镇看过再销号。',
  'list.not_owner': () => '这一条不是您负责的，没有记。请负责的人发。',
  'list.already_done': () => '这一条已经报过办结，等着销号，没有动。',
  'list.was_struck': () => '这一条已经销号了，没有动。',
  'list.was_cancelled': () => '这一条已经不办了，没有动。',
  'list.unknown_code': () => '您这一片的清单没有这个编号。请核对10位编号，或发“清单”看。',

  'list.to_strike': ({ area: place, text, done, code: number }: Vars<'list.to_strike'>) =>
    `${area(place)}说办好了：${cut(text, 16)}，${cut(done, 20)}。看过属实请发：销号 ${code(number)}，没办好发：退回 ${code(number)} 原因`,
  'list.strike_format': () => '请这样发：销号 10位编号。没办好的发：退回 10位编号 原因',
  'list.strike_confirm': ({ text, owner, done }: Vars<'list.strike_confirm'>) =>
    `${cut(text, 14)}，${name(owner)}说：${cut(done, 14)}。您看过，销号吗？`,
  'list.struck': () => '好，这一条销号了，负责的人会知道。',
  'list.own_item': () => '这一条是您自己负责的，要别人来看，没有动。',
  'list.not_done': () => '负责的人还没报办结，没有动。不用办的发：取消清单 编号 原因',
  'list.ask_return_reason': ({ text }: Vars<'list.ask_return_reason'>) =>
    `${cut(text, 20)}：还差什么？请用一句话说，会告诉负责的人。`,
  'list.return_confirm': ({ text, reason }: Vars<'list.return_confirm'>) =>
    `${cut(text, 14)}退回去再办，原因“${cut(reason, 18)}”，对吗？`,
  'list.returned': () => '好，退回去了，负责的人会知道还差什么。',
  'list.cancel_format': () => '请这样发：取消清单 10位编号 原因',
  'list.ask_cancel_reason': ({ text }: Vars<'list.ask_cancel_reason'>) =>
    `${cut(text, 20)}为什么不办了？请用一句话说。`,
  'list.cancel_confirm': ({ text, reason }: Vars<'list.cancel_confirm'>) =>
    `${cut(text, 14)}不办了，原因“${cut(reason, 18)}”，对吗？`,
  'list.cancelled': () => '好，这一条不办了，负责的人会知道。',

  'list.head': ({ area: place, open, done, late }: Vars<'list.head'>) =>
    `${area(place)}清单：在办${open}条${late > 0 ? `，过期${late}条` : ''}${done > 0 ? `，等销号${done}条` : ''}。`,
  'list.line': ({ kind, text, owner, due, code: number, late, left }: Vars<'list.line'>) =>
    `${KINDS[kind]}：${cut(text, 9)}，${name(owner)}，${late > 0 ? '过期，' : ''}${day(due)}前，编号${code(number)}${more(left)}`,
  'list.line_done': ({ text, owner, code: number, left }: Vars<'list.line_done'>) =>
    `${name(owner)}说办好了：${cut(text, 14)}，等销号，编号${code(number)}${more(left)}`,
  'list.line_struck': ({ text, owner, day: on }: Vars<'list.line_struck'>) =>
    `${cut(text, 24)}，${name(owner)}办好，${day(on)}已销号。`,
  'list.line_cancelled': ({ text, reason }: Vars<'list.line_cancelled'>) =>
    `${cut(text, 22)}不办了：${cut(reason, 22)}`,
  'list.none': ({ area: place }: Vars<'list.none'>) =>
    `${area(place)}的清单上没有要办的。要记请发：问题 什么事 哪天前 谁负责`,
  'list.place_unknown': () => '没找到这个地方，或不归您这一片。请这样发：清单 宝坪村',
} satisfies Partial<Messages>

type SentBack = Vars<'list.sent_back_owner'>
