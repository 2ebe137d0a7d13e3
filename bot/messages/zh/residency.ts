import type { ResidencyVarKinds, Vars } from '../../../api/client'
import { area, code, cut, dayZh as day } from '../format'
import type { Messages } from '../messages'

const WHY = {
  not_resident: '没有办：不是驻在那个村的干部。',
  which_village: '您驻不止一个村，没有记。请发：到村 村名',
  on_leave: '您今天在请假，没有记。回来了请先发“销假”，再发“到村”。',
  in_future: '日子还没到，没有记。',
  too_long_ago: '过了7天，不能改了。请找乡镇。',
  not_today: '到村只能当天记，没有记。',
  in_past: '日子过了，或超过半年，没有请。请发今天起半年内的日子。',
  turned_round: '结束的日子早于开始的日子，没有请。请再发一次。',
  too_long: '天数超过一次能请的，没有请。请分开请，或找乡镇。',
  overlaps: '这几天已经请过假，没有再请。要改请先发“销假”。',
  no_reason: '请说一下原因，没有办。请再发一次。',
  id_number: '不能写身份证号，没有办。请去掉再发一次。',
  phone: '不能写电话，没有办。请去掉再发一次。',
  own: '这是您自己的事，要别人来办，没有办。',
  tied: '您和当事人是亲属，要回避，没有办。',
  already_judged: '这件事已经决定了，没有改。',
  already_proposed: '已经有人提过，正在等县里决定，没有再提。',
  own_proposal: '是您提出的，要由另一个人决定，没有办。',
  own_decision: '原来是您决定的，申诉要由另一个人看，没有办。',
  already_contested: '您已经说过意见，县里在看，没有再记。',
  not_recalled: '没有召回您，不用申诉。',
  no_leave: '您没有要销的假。',
  unknown_code: '没有这个编号，没有办。请看看号码再发一次。',
  figure_missing: '县里还没有定要求的天数，没有办。请找县扶贫办。',
} as const satisfies Record<ResidencyVarKinds['residencyWhy'], string>

const more = (left: number) => (left > 0 ? `。还有${left}人，发“下”` : '')
const span = (from: string, to: string | null) =>
  to === null || from === to ? day(from) : `${day(from)}到${day(to)}`

export const zhResidency = {
  'residency.noted': ({ area: place, day: on, days, need }: Vars<'residency.noted'>) =>
    `记下了：${day(on)}在${area(place)}。本月第${days}天，要求${need}天。记错了发“没到村”。`,
  'residency.noted_far': ({ area: place, days, need }: Vars<'residency.noted_far'>) =>
    `记下了，但位置离${area(place)}远，也记上了。本月${days}天，要求${need}天。错了发“没到村”。`,
  'residency.taken_back': ({ day: on, days, need }: Vars<'residency.taken_back'>) =>
    `改了：${day(on)}不算到村。本月${days}天，要求${need}天。`,
  'residency.not_noted': ({ day: on }: Vars<'residency.not_noted'>) =>
    `${day(on)}本来就没有记到村，没有改。`,
  'residency.which_village': () => '到的是哪个村？',
  'residency.refused': ({ residencyWhy }: Vars<'residency.refused'>) => WHY[residencyWhy],
  'residency.own': (vars: Vars<'residency.own'>) =>
    `${area(vars.area)}本月${vars.days}天，要求${vars.need}天；请假${vars.leave}天。今年${vars.inYear}天，要求${vars.needInYear}天。`,
  'residency.line': ({ area: place, name, days, need, leave, left }: Vars<'residency.line'>) =>
    `${area(place)}${cut(name, 8)}：在村${days}天，要求${need}天，请假${leave}天${more(left)}`,
  'residency.nobody': () => '这里没有第一书记和驻村干部。',
  'residency.away': ({ area: place, name, left }: Vars<'residency.away'>) =>
    `${area(place)}${cut(name, 8)}：今天没记到村，也没请假${more(left)}`,
  'residency.all_there': () => '今天都到村了，或者请了假。',
  'residency.free_day': () => '今天不是工作日，不查。',
  'residency.public': ({ area: place, name, days, need }: Vars<'residency.public'>) =>
    `${area(place)}第一书记${cut(name, 8)}，本月在村${days}天，要求${need}天。觉得不对请发“4”举报。`,
  'residency.public_nobody': ({ area: place }: Vars<'residency.public_nobody'>) =>
    `${area(place)}现在没有第一书记。`,
  'residency.public_where': () => '请发：驻村 村名，如 驻村 宝坪村',

  'leave.ask_days': () => '请哪几天？请回，如 12月5日到7日',
  'leave.ask_reason': () => '因为什么事请假？请回一句话。',
  'leave.confirm': ({ from, to, reason }: Vars<'leave.confirm'>) =>
    `请假${span(from, to)}：${cut(reason, 24)}。对吗？`,
  'leave.dropped': () => '好，没有请假。',
  'leave.asked': ({ code: number }: Vars<'leave.asked'>) =>
    `请假交给乡镇了，编号${code(number)}。批了会告诉您。不请了发“销假”。`,
  'leave.ended': ({ from, to }: Vars<'leave.ended'>) => `${span(from, to)}的假销了。`,
  'leave.granted_told': ({ from, to }: Vars<'leave.granted_told'>) =>
    `${span(from, to)}的假批准了。提前回来请发“销假”。`,
  'leave.refused_told': ({ from, to, reason }: Vars<'leave.refused_told'>) =>
    `${span(from, to)}的假没有批：${cut(reason, 24)}。有事请找乡镇。`,
  'leave.to_judge': ({
    name,
    area: place,
    from,
    to,
    reason,
    code: number,
  }: Vars<'leave.to_judge'>) =>
    `${area(place)}${cut(name, 6)}请假${span(from, to)}：${cut(reason, 12)}。批准发：准假 ${code(number)}，不批发：不准 编号 原因`,
  'leave.judge_format': () => '请发：准假 编号，或：不准 编号 原因。编号是十位数字。',
  'leave.ask_why_not': ({ name }: Vars<'leave.ask_why_not'>) =>
    `为什么不准${cut(name, 8)}的假？请回一句话。`,
  'leave.grant_confirm': ({ name, from, to, reason }: Vars<'leave.grant_confirm'>) =>
    `准${cut(name, 8)}${span(from, to)}的假（${cut(reason, 16)}）。对吗？`,
  'leave.refuse_confirm': ({ name, from, to, reason }: Vars<'leave.refuse_confirm'>) =>
    `不准${cut(name, 8)}${span(from, to)}的假：${cut(reason, 16)}。对吗？`,
  'leave.granted': ({ name }: Vars<'leave.granted'>) => `准了，会告诉${cut(name, 8)}。`,
  'leave.refused': ({ name }: Vars<'leave.refused'>) => `没有准，会告诉${cut(name, 8)}。`,

  'recall.ask_person': () => '召回谁？请回姓名，如 姚云川',
  'recall.which_person': () => '是哪一位？',
  'recall.ask_reason': ({ name }: Vars<'recall.ask_reason'>) =>
    `为什么召回${cut(name, 8)}？请回一句话。`,
  'recall.confirm': ({ name, area: place, reason }: Vars<'recall.confirm'>) =>
    `提请县里从${area(place)}召回${cut(name, 8)}：${cut(reason, 20)}。会告诉本人。对吗？`,
  'recall.dropped': () => '好，没有办。',
  'recall.proposed': ({ name, code: number }: Vars<'recall.proposed'>) =>
    `已提请召回${cut(name, 8)}，编号${code(number)}，由县里决定。`,
  'recall.to_decide': ({ name, area: place, reason, code: number }: Vars<'recall.to_decide'>) =>
    `提请召回${area(place)}${cut(name, 6)}：${cut(reason, 16)}。请发：召回决定 ${code(number)} 同意或不同意 理由`,
  'recall.proposed_told': ({ area: place, reason, code: number }: Vars<'recall.proposed_told'>) =>
    `乡镇提请把您从${area(place)}召回：${cut(reason, 20)}。县里还没定。有话请发：申诉 ${code(number)} 理由`,
  'recall.decide_format': () => '请发：召回决定 编号 同意 理由，或：召回决定 编号 不同意 理由',
  'recall.ask_why': ({ name }: Vars<'recall.ask_why'>) =>
    `${cut(name, 8)}的召回，理由是什么？请回一句话，会告诉本人。`,
  'recall.uphold_confirm': ({ name, area: place, reason }: Vars<'recall.uphold_confirm'>) =>
    `同意从${area(place)}召回${cut(name, 8)}：${cut(reason, 20)}。对吗？`,
  'recall.refuse_confirm': ({ name, area: place, reason }: Vars<'recall.refuse_confirm'>) =>
    `不同意从${area(place)}召回${cut(name, 8)}：${cut(reason, 20)}。对吗？`,
  'recall.decided': ({ name, area: place }: Vars<'recall.decided'>) =>
    `${cut(name, 8)}不再驻${area(place)}，会告诉本人和乡镇。`,
  'recall.declined': ({ name, area: place }: Vars<'recall.declined'>) =>
    `${cut(name, 8)}还是驻${area(place)}，会告诉本人和乡镇。`,
  'recall.recalled_told': ({ area: place, reason, code: number }: Vars<'recall.recalled_told'>) =>
    `县里决定您不再驻${area(place)}：${cut(reason, 20)}。不服请发：申诉 ${code(number)} 理由`,
  'recall.stays_told': ({ area: place, reason }: Vars<'recall.stays_told'>) =>
    `您的申诉看过了，还是不再驻${area(place)}：${cut(reason, 24)}。`,
  'recall.not_recalled_told': ({ area: place, reason }: Vars<'recall.not_recalled_told'>) =>
    `您不被召回，还是驻${area(place)}：${cut(reason, 24)}。`,
  'recall.upheld_to_proposer': ({ name, area: place }: Vars<'recall.upheld_to_proposer'>) =>
    `县里同意召回，${cut(name, 8)}不再驻${area(place)}。`,
  'recall.refused_to_proposer': ({ name, area: place }: Vars<'recall.refused_to_proposer'>) =>
    `县里没有同意召回，${cut(name, 8)}还是驻${area(place)}。`,
  'recall.contest_to_office': (vars: Vars<'recall.contest_to_office'>) =>
    `${area(vars.area)}${cut(vars.name, 6)}对召回申诉：${cut(vars.text, 16)}。请发：召回决定 ${code(vars.code)} 同意或不同意 理由`,
  'recall.ask_contest': () => '您对召回有什么话说？请回一句话。',
  'recall.contest_confirm': ({ text }: Vars<'recall.contest_confirm'>) =>
    `对召回申诉：${cut(text, 30)}。对吗？`,
  'recall.contested': () => '记下了，交给县里另一个人看，结果会告诉您。',
} satisfies Partial<Messages>
