import type { BrokenPairing, PairRefusal, Vars } from '../../../api/client'
import { area, cut, dayZh as day, headsOf, name, phone } from '../format'
import type { Messages } from '../messages'

const counted = (count: number) => `等${count}户`
const heads = (all: string, most: number) => headsOf(all, most, counted)
const more = (left: number) => (left > 0 ? `。还有${left}户，发“下”` : '')
/** 199****0150. */
const reached = (masked: string) => (masked === '' ? '' : `，${cut(masked, 11)}`)

/** Why a household cannot be paired. */
const WHY = {
  household_closed: '户头已注销',
  helper_left: '帮扶人已离岗',
  helper_elsewhere: '帮扶人不管这一片',
  helper_tied: '和帮扶人有亲属或同事关系，可以走访，不能结对',
  already_paired: '本来就是他帮扶',
  day_in_future: '日子还没到',
  day_before_former: '比原来结对还早',
  tied: '和您有亲属或同事关系，要别人来定',
} as const satisfies Record<PairRefusal | 'tied', string>

const BROKEN = {
  helper_left: '已离岗',
  household_closed: '户已注销',
  helper_elsewhere: '已不管这片',
} as const satisfies Record<BrokenPairing, string>

export const zhPairings = {
  'pairing.ask_who': () => '给哪一户结对？请回户主姓名，几户一起就用顿号隔开。',
  'pairing.unknown': () => '您片区没找到这户。请再回一次户主姓名，同名的加上几社。',
  'pairing.which': ({ head }: Vars<'pairing.which'>) => `有几户户主叫“${name(head)}”，是哪一户？`,
  'pairing.ask_group': ({ head }: Vars<'pairing.ask_group'>) =>
    `户主叫“${name(head)}”的有很多户，是几社的？请回，如 3社、宝坪村3社`,
  'pairing.ask_helper': ({ head }: Vars<'pairing.ask_helper'>) =>
    `谁来帮扶${name(head)}家？请回姓名；您自己帮扶，就回“我”。`,
  'pairing.helper_unknown': () => '没找到这个人，或不管这一片。请再回一次姓名；自己帮扶就回“我”。',
  'pairing.which_helper': ({ name: who }: Vars<'pairing.which_helper'>) =>
    `有几位叫${name(who)}的，是哪个单位的？`,
  'pairing.cannot': ({ heads: all, why }: Vars<'pairing.cannot'>) =>
    `${heads(all, 28)}不能结对：${WHY[why]}。`,
  'pairing.confirm': ({ heads: all, helper }: Vars<'pairing.confirm'>) =>
    `${heads(all, 28)}从今天起由${name(helper)}帮扶，对吗？`,
  'pairing.confirm_change': ({ head, helper, former }: Vars<'pairing.confirm_change'>) =>
    `${name(head)}家从今天起由${name(helper)}帮扶，${name(former)}不再帮扶，对吗？`,
  'pairing.paired': ({ heads: all, helper }: Vars<'pairing.paired'>) =>
    `记下了：${heads(all, 24)}由${name(helper)}帮扶，都会收到短信。`,
  'pairing.dropped': () => '好，没有动。要结对时再发：结对 户主 帮扶人',
  'pairing.changed': () => '情况刚变了，没有动。请再发一次。',
  'pairing.end_who': () => '请这样发：解除结对 户主 原因',
  'pairing.end_reason': ({ head }: Vars<'pairing.end_reason'>) =>
    `${name(head)}家为什么解除结对？请回，如 调动、退休、轮换`,
  'pairing.end_confirm': ({ head, helper, reason }: Vars<'pairing.end_confirm'>) =>
    `${name(helper)}不再帮扶${name(head)}家，原因“${cut(reason, 16)}”，对吗？`,
  'pairing.ended': ({ head }: Vars<'pairing.ended'>) =>
    `好，解除了。请给${name(head)}家另定：结对 户主 帮扶人`,
  'pairing.not_paired': ({ head }: Vars<'pairing.not_paired'>) =>
    `${name(head)}家现在没有结对，没有动。`,

  'pairing.household': ({ head, name: who, unit }: Vars<'pairing.household'>) =>
    `${cut(unit, 14)}的${name(who)}从今天起帮扶${name(head)}家，会来看您。有难处回5求助。`,
  'pairing.helper': ({ area: place, heads: all }: Vars<'pairing.helper'>) =>
    `${area(place)}${heads(all, 22)}从今天起由您帮扶，请先去看看。发“结对”看。`,
  'pairing.former': ({ heads: all, name: who }: Vars<'pairing.former'>) =>
    `${heads(all, 30)}从今天起由${name(who)}帮扶，谢谢您。`,
  'pairing.ended_helper': ({ head }: Vars<'pairing.ended_helper'>) =>
    `${name(head)}家今天起不用您帮扶了，谢谢您。`,

  'pairing.own': ({ head, area: place, phone: masked, day: on, due, late, left }: Own) =>
    `${name(head)}（${area(place)}${reached(masked)}）：${day(on)}去过，${late > 0 ? '已过期，' : ''}${day(due)}前再去${more(left)}`,
  'pairing.own_unvisited': ({ head, area: place, phone: masked, due, late, left }: Unvisited) =>
    `${name(head)}（${area(place)}${reached(masked)}）：还没去过，${late > 0 ? '已过期，' : ''}${day(due)}前去${more(left)}`,
  'pairing.own_plain': ({ head, area: place, phone: masked, left }: Vars<'pairing.own_plain'>) =>
    `${name(head)}家（${area(place)}${reached(masked)}），平时多去看看${more(left)}`,
  'pairing.village': ({ area: place, paired, unpaired }: Vars<'pairing.village'>) =>
    `${area(place)}：结对${paired}户${unpaired > 0 ? `，没结对${unpaired}户` : ''}。`,
  'pairing.line': ({ head, area: place, helper, day: on, left }: Vars<'pairing.line'>) =>
    `${name(head)}家（${area(place)}）由${name(helper)}帮扶，${day(on)}起${more(left)}`,
  'pairing.line_broken': ({ head, area: place, helper, by, left }: Broken) =>
    `${name(head)}（${area(place)}）：${name(helper)}${BROKEN[by]}，请另定${more(left)}`,

  'pairing.mine': ({ head, name: who, unit }: Vars<'pairing.mine'>) =>
    `帮扶${name(head)}家的是${cut(unit, 14)}的${name(who)}。要找人来，回5求助或发“人工”。`,
  'pairing.mine_none': ({ head }: Vars<'pairing.mine_none'>) =>
    `${name(head)}家还没有定帮扶人，有事村干部管。有难处回5求助。`,

  'visit_duty.line': ({ head, area: place, days, due, late, left }: Duty) =>
    `${name(head)}（${area(place)}）：${days}天没走访，${late > 0 ? '已过期，' : ''}${day(due)}前去${more(left)}`,
  'visit_duty.never': ({ head, area: place, due, late, left }: Vars<'visit_duty.never'>) =>
    `${name(head)}（${area(place)}）：还没走访过，${late > 0 ? '已过期，' : ''}${day(due)}前去${more(left)}`,
  'visit_duty.village': ({ area: place, late, soon, left }: Vars<'visit_duty.village'>) =>
    `${area(place)}：过期没走访${late}户，快到期${soon}户${left > 0 ? `。还有${left}个村，发“下”` : ''}`,
  'visit_duty.place_unknown': () => '没找到这个地方，或不归您这一片。看您这一片，请发：未走访',
  'visit_duty.none': () => '没有到期没走访的户。',
  'visit_duty.not_set': ({ hotline }: Vars<'visit_duty.not_set'>) =>
    `县里还没定多久走访一次，算不出来。请问县里：${phone(hotline)}`,
} satisfies Partial<Messages>

type Own = Vars<'pairing.own'>
type Unvisited = Vars<'pairing.own_unvisited'>
type Broken = Vars<'pairing.line_broken'>
type Duty = Vars<'visit_duty.line'>
