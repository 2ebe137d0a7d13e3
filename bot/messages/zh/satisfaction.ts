import { BROADCAST_END, type SatisfactionVarKinds, type Vars } from '../../../api/client'
import { area, code, cut, dayZh as day, yuan } from '../format'
import type { Messages } from '../messages'

const SCALE = ['很不满意', '不满意', '一般', '满意', '很满意'] as const
const LEAD = {
  answered: '记下了。',
  passed: '好，跳过。',
  not_understood: '没看懂，这题先过。',
  none: '',
} as const satisfies Record<SatisfactionVarKinds['satisfactionLead'], string>
const AFTER = {
  objection: '回访您反映的事',
  visit: '回访干部走访',
  project: '回访帮扶项目',
} as const satisfies Record<SatisfactionVarKinds['satisfactionOccasion'], string>
const STATUS = {
  draft: '待批准',
  asking: '正在问',
  closed: '已结束',
  cancelled: '已取消',
} as const satisfies Record<SatisfactionVarKinds['satisfactionStatus'], string>
const WHY = {
  own_draft: '自己拟的要别人批准。请同事发：批准满意度 加编号',
  already_approved: '这次调查已经批准了，正在问。发“满意度”看进度。',
  cancelled: '这次调查已经取消了。',
  closed: '这次调查已经结束。看结果请发：满意度结果 加编号',
  not_closed: '还没问完，结果结束后才看得到（对谁都一样）。发“满意度”看进度。',
  last_not_words: '没有拟。最后一题要请群众自己说，请放到最后再发。',
  words_not_last: '没有拟。请群众自己说的题只能放最后，请改了再发。',
  id_number: '没有拟。题里不能写身份证号，请去掉再发。',
  phone: '没有拟。题里不能写电话，请去掉再发。',
  no_channel: '没有办。现在没有发短信的通道，请联系县里管短信的同事。',
  figure_missing: '没有办。县里还没定调查的天数和样本，请先设好。',
} as const satisfies Record<SatisfactionVarKinds['satisfactionWhy'], string>

const more = (left: number) => (left > 0 ? `\n还有${left}段，发“下”` : '')
const question = (text: string) => cut(text, 30)

const first = ({ county, count, text }: Vars<'satisfaction.first'>) =>
  `${area(county)}扶贫办想听您说说：${count}个短问题，不收钱，不想答可以不答，不记名。1/${count} ${question(text)}${BROADCAST_END}`
const remind = ({ county, text }: Vars<'satisfaction.remind'>) =>
  `${area(county)}扶贫办前几天问您的还没答，不记名，不想答可以不答，不再催。${question(text)}${BROADCAST_END}`
const next = ({ lead, at, of, text }: Vars<'satisfaction.next'>) =>
  `${LEAD[lead]}${at}/${of} ${question(text)}`

export const zhSatisfaction = {
  'satisfaction.scale': ({ value }: Vars<'satisfaction.scale'>) => SCALE[value - 1] ?? '',
  'satisfaction.yes': () => '是',
  'satisfaction.no': () => '否',
  'satisfaction.first': first,
  'satisfaction.first_yes_no': first,
  'satisfaction.ask_after': ({ occasion, text }: Vars<'satisfaction.ask_after'>) =>
    `县扶贫办${AFTER[occasion]}，只问一句，不记名，不想答可以不答。${question(text)}${BROADCAST_END}`,
  'satisfaction.remind': remind,
  'satisfaction.remind_yes_no': remind,
  'satisfaction.remind_words': remind,
  'satisfaction.next': next,
  'satisfaction.next_yes_no': next,
  'satisfaction.next_words': ({ lead, at, of, text }: Vars<'satisfaction.next_words'>) =>
    `${LEAD[lead]}${at}/${of} ${question(text)} 请用一句话说，没有就回“跳过”。`,
  'satisfaction.again_scale': ({ text }: Vars<'satisfaction.again_scale'>) =>
    `没看懂。回一个数就行，如 4 是满意；不想答回“跳过”。${question(text)}`,
  'satisfaction.again_yes_no': ({ text }: Vars<'satisfaction.again_yes_no'>) =>
    `没看懂。回一个数就行，如 1 是“是”；不想答回“跳过”。${question(text)}`,
  'satisfaction.again_words': ({ text }: Vars<'satisfaction.again_words'>) =>
    `这题请用一句话说，如“路早点修好”；没有就回“跳过”。${question(text)}`,
  'satisfaction.done': () => '都记下了，不记名。谢谢您说真话！要办事发“菜单”。',
  'satisfaction.done_passed': () => '好，问完了。谢谢您！要办事发“菜单”。',
  'satisfaction.stopped': () => '好，不问了，答过的算数。谢谢您！要办事发“菜单”。',
  'satisfaction.late': () => '谢谢您！这次调查已经结束，没有算进去。有事请发“菜单”。',
  'satisfaction.same': () => '这一题记过了，谢谢您。有事请发“菜单”。',
  'satisfaction.answer_it': () => '答满意度',

  'satisfaction.which_question': () => '您回的是哪一个？',

  'satisfaction.ask_area': () =>
    '调查哪里？请连题目一起发，如：满意度 天元乡 200户 干部上门勤不勤；还有啥想说的',
  'satisfaction.ask_questions': ({ area: place }: Vars<'satisfaction.ask_questions'>) =>
    `问${area(place)}什么？请发2到5题，用分号隔开，最后一题让群众自己说；是否题后面写（是否）。`,
  'satisfaction.too_long': ({ text }: Vars<'satisfaction.too_long'>) =>
    `每题2到30个字，这题不行：${cut(text, 34)}。没有拟，请改了把题目重发一遍。`,
  'satisfaction.personal': () => '题里不能写身份证号和电话。没有拟，请去掉把题目重发一遍。',
  'satisfaction.nobody': ({ area: place }: Vars<'satisfaction.nobody'>) =>
    `${area(place)}现在没有能问的户（没电话、退订了，或不久前才问过），没有拟。`,
  'satisfaction.preview': ({ text }: Vars<'satisfaction.preview'>) => `题目：${cut(text, 110)}`,
  'satisfaction.confirm': ({
    area: place,
    households,
    reachable,
    count,
    messages,
    segments,
    cost,
    days,
  }: Vars<'satisfaction.confirm'>) =>
    `${area(place)}${households}户，问得到${reachable}户，随机抽${count}户，${days}天结束。最多${messages}条、${segments}段、${yuan(cost)}元。送人批准吗？`,
  'satisfaction.drafted': ({ code: number, count }: Vars<'satisfaction.drafted'>) =>
    `拟好了，抽${count}户，编号${code(number)}。请同事发：批准满意度 ${code(number)}`,
  'satisfaction.dropped': () => '好，没有拟。',
  'satisfaction.kept': () => '好，没有动。',
  'satisfaction.to_approve': ({ area: place, code: number }: Vars<'satisfaction.to_approve'>) =>
    `${area(place)}满意度调查等您批准。看和批准请发：批准满意度 ${code(number)}`,
  'satisfaction.approve_confirm': ({
    area: place,
    count,
    segments,
    cost,
  }: Vars<'satisfaction.approve_confirm'>) =>
    `批准问${area(place)}${count}户？最多${segments}段、${yuan(cost)}元，白天发，只催一次。`,
  'satisfaction.cancel_confirm': ({ area: place }: Vars<'satisfaction.cancel_confirm'>) =>
    `取消${area(place)}的满意度调查，不再问了？`,
  'satisfaction.approved': ({ code: number, count, until }: Vars<'satisfaction.approved'>) =>
    `批准了，抽好${count}户，白天发。${day(until)}结束后看结果：满意度结果 ${code(number)}`,
  'satisfaction.given_up': () => '取消了，不再问。',
  'satisfaction.refused': ({ why }: Vars<'satisfaction.refused'>) => WHY[why],
  'satisfaction.not_found': () => '没找到这个编号的满意度调查。发“满意度”看有哪些。',
  'satisfaction.none': () => '没有满意度调查。要做请发：满意度 地方 题目；题目；还有啥想说的',
  'satisfaction.line': ({
    title,
    code: number,
    status,
    asked,
    answered,
    left,
  }: Vars<'satisfaction.line'>) =>
    `${cut(title, 24)}（${code(number)}）${STATUS[status]}，问${asked}户，答${answered}户。${more(left)}`,
  'satisfaction.result': ({ title, asked, answered, rate, left }: Vars<'satisfaction.result'>) =>
    `${cut(title, 24)}：问${asked}户，答${answered}户，回收率${rate}%。${more(left)}`,
  'satisfaction.result_question': ({
    at,
    text,
    answers,
    satisfied,
    low,
    high,
    left,
  }: Vars<'satisfaction.result_question'>) =>
    `第${at}题 ${question(text)}：满意${satisfied}%（${low}到${high}%），${answers}人答。${more(left)}`,
  'satisfaction.result_few': ({ at, text, left }: Vars<'satisfaction.result_few'>) =>
    `第${at}题 ${question(text)}：答的人太少，不显示。${more(left)}`,
  'satisfaction.result_parts': ({ at, text, left }: Vars<'satisfaction.result_parts'>) =>
    `第${at}题满意率：${cut(text, 90)}${more(left)}`,
  'satisfaction.result_change': ({
    before,
    now,
    title,
    left,
  }: Vars<'satisfaction.result_change'>) =>
    `第1题满意率上次${before}%（${cut(title, 24)}），这次${now}%。${more(left)}`,
  'satisfaction.result_own': ({
    title,
    at,
    area: place,
    answers,
    satisfied,
    left,
  }: Vars<'satisfaction.result_own'>) =>
    `${cut(title, 24)}第${at}题，${area(place)}满意${satisfied}%，${answers}人答。${more(left)}`,
} satisfies Partial<Messages>
