import type { Vars } from '../../../api/client'
import { area, cut, name } from '../format'
import type { Messages } from '../messages'
import { planFactsZh as facts } from '../plan-lines'

const PLAN = { draft: '乡镇还没通过', adopted: '乡镇已通过' } as const
const LINE = { open: '', done: '，办完了', dropped: '，不做了' } as const
const ENDS = { open: '接着办', done: '办完了', dropped: '不做了' } as const
const MEASURE = {
  planned: '还没落实',
  delivered: '等您家确认',
  confirmed: '收到了',
  denied: '说没收到',
  cancelled: '取消了',
} as const
const more = (left: number) => (left > 0 ? `。还有${left}条，发“下”` : '')

export const zhPlans = {
  'plan.head': ({ area: place, figureYear, status, goal, lines }: Vars<'plan.head'>) =>
    `${area(place)}${figureYear}年规划，${PLAN[status]}，${lines}条。目标：${cut(goal, 30)}`,
  'plan.none': ({ area: place }: Vars<'plan.none'>) =>
    `${area(place)}还没有规划。要做请发：村规划 ${area(place)} 2027 目标 要做到什么`,
  'plan.household_head': ({ head, figureYear, status, lines }: Vars<'plan.household_head'>) =>
    `${name(head)}家${figureYear}年方案，${PLAN[status]}，${lines}条。`,
  'plan.household_none': ({ head }: Vars<'plan.household_none'>) =>
    `${name(head)}家还没有方案。要加请发：户方案 ${name(head)} 做什么 多少钱 哪天前`,
  'plan.own_head': ({ head, figureYear, lines }: Vars<'plan.own_head'>) =>
    `${name(head)}家${figureYear}年的帮扶方案有${lines}条。`,
  'plan.own_none': ({ head }: Vars<'plan.own_none'>) =>
    `${name(head)}家还没有定下来的方案。有想法请发：求助 您的话`,
  'plan.line': ({ seq, text, facts: known, status, left }: Vars<'plan.line'>) =>
    `第${seq}条：${cut(text, 30)}${facts(known)}${LINE[status]}${more(left)}`,
  'plan.measure': ({ text, facts: known, status, left }: Vars<'plan.measure'>) =>
    `措施：${cut(text, 30)}${facts(known)}，${MEASURE[status]}${more(left)}`,

  'plan.begin_confirm': ({ area: place, figureYear, goal }: Vars<'plan.begin_confirm'>) =>
    `${area(place)}${figureYear}年规划，目标：${cut(goal, 30)}。对吗？`,
  'plan.begun': ({ area: place, figureYear }: Vars<'plan.begun'>) =>
    `好，${area(place)}${figureYear}年规划开始了。加内容请发：加规划 3社修水池 水利 20万 10月前`,
  'plan.already_begun': ({ area: place, figureYear }: Vars<'plan.already_begun'>) =>
    `${area(place)}${figureYear}年的规划已经有了，没有动。要加请发：加规划 做什么`,
  'plan.place_unknown': () => '没找到这个村，或不归您这一片。请这样发：村规划 宝坪村',
  'plan.ask_area': () => '是哪个村的规划？请回村名，如 宝坪村',
  'plan.ask_who': () => '是哪家的方案？请回户主姓名。',
  'plan.who_unknown': () => '您这一片没找到这户，没有动。请这样发：户方案 牟大岭',
  'plan.which': ({ head }: Vars<'plan.which'>) => `有几家叫${name(head)}，是哪一家？`,
  'plan.ask_text': ({ whose }: Vars<'plan.ask_text'>) =>
    `${area(whose)}：做什么？请用一句话说，别写身份证号和电话。`,
  'plan.line_confirm': ({ whose, text, facts: known }: Vars<'plan.line_confirm'>) =>
    `${area(whose)}加一条：${cut(text, 30)}${facts(known)}。对吗？`,
  'plan.added': ({ seq }: Vars<'plan.added'>) => `加好了，是第${seq}条。写完请乡镇通过。`,
  'plan.added_again': ({ seq }: Vars<'plan.added_again'>) =>
    `加好了，是第${seq}条。原来通过过，加了内容要乡镇再通过一次。`,
  'plan.dropped': () => '好，没有动。',
  'plan.no_plan': () => '还没有规划，没有动。请先发：村规划 宝坪村 2027 目标 要做到什么',
  'plan.personal': () => '规划要给大家看，不能有身份证号和电话，没有记。请去掉再发。',
  'plan.already_listed': () => '同样的一条已经有了，没有再加。',
  'plan.too_many': () => '已经有60条，装不下了。先把不做的取消。',
  'plan.tied': () => '这户和您有亲属或利害关系，请换个人来办。',
  'plan.changed': () => '情况刚变了，没有动。请再发一次。',

  'plan.end_format': () => '请这样发：规划 办结 3，不做了发：规划 取消 3。几个村的带上村名。',
  'plan.end_confirm': ({ whose, seq, text, status }: Vars<'plan.end_confirm'>) =>
    `${area(whose)}第${seq}条：${cut(text, 24)}，${ENDS[status]}，对吗？`,
  'plan.ended': ({ text }: Vars<'plan.ended'>) => `记下了：${cut(text, 40)}`,
  'plan.no_line': () => '没有这一条，没有动。发“村规划”或“户方案 户主”看有哪些。',
  'plan.already_settled': () => '这一条已经了结，没有动。',

  'plan.adopt_format': () => '请这样发：通过规划 宝坪村，或 通过户方案 牟大岭',
  'plan.adopt_confirm': ({ whose, figureYear, open }: Vars<'plan.adopt_confirm'>) =>
    `通过${area(whose)}${figureYear}年的方案，共${open}条。您都看过了吗？`,
  'plan.adopt_done': ({ whose }: Vars<'plan.adopt_done'>) =>
    `好，${area(whose)}的通过了，写的人会知道。`,
  'plan.already_adopted': () => '这个已经通过了，没有动。',
  'plan.no_lines': () => '里面还没有要办的，没有通过。',
  'plan.maker': () => '这是您自己写过的，要别人来通过，没有动。',
  'plan.adopted': ({ whose, figureYear, open }: Vars<'plan.adopted'>) =>
    `${area(whose)}${figureYear}年的方案乡镇通过了，共${open}条，请照着办。`,
  'plan.adopted_household': ({ figureYear }: Vars<'plan.adopted_household'>) =>
    `您家${figureYear}年的帮扶方案定了。发“我的方案”看。`,
} satisfies Partial<Messages>
