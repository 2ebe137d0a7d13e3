import type { SupervisionVarKinds, Vars } from '../../../api/client'
import { area, code, cut, dayZh as day } from '../format'
import type { Messages } from '../messages'
import { ALL_KINDS_ZH, KINDS_ZH as KINDS } from '../misconduct-words'
import { zhAccountabilities } from './accountabilities'
import { zhFindings } from './findings'

const WHY = {
  due_in_past: '日子过了，没有安排。请换个今天以后的日子再发。',
  no_villages: '这里没有村可查，没有安排。',
  all_tied: '有的村没有可派的督查人（都要回避），没有安排。请上级派人。',
  already_planned: '同样的督查已经安排了，没有再安排。发“督查”看。',
  not_yours: '这一处不是派给您查的，没有记。',
  check_done: '这一处已经查完，没有改。',
  tied: '您和这里有亲属或同事关系，要回避，没有记。',
  unknown_question: '清单变了，没有记。请再发一次：督查 村名 类别',
  no_words: '有问题要说是什么问题，没有记。请再发一次。',
  id_number: '不能写身份证号，没有记。请去掉再发一次。',
  phone: '不能写电话，没有记。请去掉再发一次。',
  figure_missing: '这一类还没有检查清单，没有办。请县纪委先导入清单。',
} as const satisfies Record<SupervisionVarKinds['supervisionWhy'], string>

const more = (left: number) => (left > 0 ? `。还有${left}处，发“下”` : '')

export const zhSupervisions = {
  ...zhFindings,
  ...zhAccountabilities,
  'supervision.ask_area': () => '督查哪里？请回地名，如 天元乡、宝坪村',
  'supervision.ask_kinds': () => `查哪几类？${ALL_KINDS_ZH}`,
  'supervision.ask_due': () => '哪天以前查完？不能早于今天。请回，如 12月20日、年底',
  'supervision.confirm': ({ area: place, kinds, count, due }: Vars<'supervision.confirm'>) =>
    `督查${area(place)}：${cut(kinds, 24)}，共${count}处，${day(due)}前。事先不告诉他们。对吗？`,
  'supervision.planned': ({ count, inspectors, code: number }: Vars<'supervision.planned'>) =>
    `安排好了：${count}处，派${inspectors}人，编号${code(number)}。发“督查”看您的。`,
  'supervision.dropped': () => '好，没有安排。',
  'supervision.refused': ({ supervisionWhy }: Vars<'supervision.refused'>) => WHY[supervisionWhy],

  'supervision.assigned': ({ area: place, count, due }: Vars<'supervision.assigned'>) =>
    `派您督查${area(place)}${count}处，${day(due)}前查完。请先保密。发“督查”看。`,
  'supervision.none': () => '没有派给您的督查。要安排请发：督查 地方 类别 哪天前',
  'supervision.line': ({ area: place, kind, due, late, left }: Vars<'supervision.line'>) =>
    `${late > 0 ? '过期，' : ''}${day(due)}前。要查请发：督查 ${area(place)} ${KINDS[kind]}${more(left)}`,
  'supervision.question': ({ at, of, text }: Vars<'supervision.question'>) =>
    `${at}/${of} ${cut(text, 34)}`,
  'supervision.ok': () => '好的',
  'supervision.problem': () => '有问题',
  'supervision.skip': () => '跳过',
  'supervision.ask_problem': () => '什么问题？请用一句话说，照片可以一起发。别写身份证号和电话。',
  'supervision.paused': ({ count, area: place, kind }: Vars<'supervision.paused'>) =>
    `记下了，还有${count}题没答。接着答请发：督查 ${area(place)} ${KINDS[kind]}`,
  'supervision.done': ({ area: place, kind, problems }: Vars<'supervision.done'>) =>
    `${area(place)}${KINDS[kind]}查完了，${problems > 0 ? `有问题${problems}处` : '没有问题'}。发“督查”看其他的。`,
} satisfies Partial<Messages>
