import type { Vars } from '../../../api/client'
import { area, cut, name } from '../format'
import type { Messages } from '../messages'
import { planFactsEn as facts } from '../plan-lines'

const PLAN = { draft: 'not adopted yet', adopted: 'adopted' } as const
const LINE = { open: '', done: ', done', dropped: ', dropped' } as const
const ENDS = { open: 'goes on', done: 'is done', dropped: 'is dropped' } as const
const MEASURE = {
  planned: 'to come',
  delivered: 'to be confirmed',
  confirmed: 'received',
  denied: 'said not to have come',
  cancelled: 'called off',
} as const
const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')

export const enPlans = {
  'plan.head': ({ area: place, figureYear, status, goal, lines }: Vars<'plan.head'>) =>
    `${area(place)} ${figureYear}, ${PLAN[status]}, ${lines} lines. Goal: ${cut(goal, 30)}`,
  'plan.none': ({ area: place }: Vars<'plan.none'>) =>
    `${area(place)} has no plan. To begin one: 村规划 ${area(place)} 2027 目标 …`,
  'plan.household_head': ({ head, figureYear, status, lines }: Vars<'plan.household_head'>) =>
    `${name(head)} ${figureYear}, ${PLAN[status]}, ${lines} lines.`,
  'plan.household_none': ({ head }: Vars<'plan.household_none'>) =>
    `${name(head)} has no plan. To add a line: 户方案 ${name(head)} …`,
  'plan.own_head': ({ head, figureYear, lines }: Vars<'plan.own_head'>) =>
    `The plan ${figureYear} for ${name(head)}’s household, ${lines} lines.`,
  'plan.own_none': ({ head }: Vars<'plan.own_none'>) =>
    `No plan is settled for ${name(head)}’s household yet. Send HELP and your words.`,
  'plan.line': ({ seq, text, facts: known, status, left }: Vars<'plan.line'>) =>
    `${seq}: ${cut(text, 30)}${facts(known)}${LINE[status]}${more(left)}`,
  'plan.measure': ({ text, facts: known, status, left }: Vars<'plan.measure'>) =>
    `Measure: ${cut(text, 24)}${facts(known)}, ${MEASURE[status]}${more(left)}`,

  'plan.begin_confirm': ({ area: place, figureYear, goal }: Vars<'plan.begin_confirm'>) =>
    `${area(place)} ${figureYear}, goal: ${cut(goal, 30)}. Right?`,
  'plan.begun': ({ area: place, figureYear }: Vars<'plan.begun'>) =>
    `${area(place)} ${figureYear} is begun. Add to it: 加规划 3社修水池 水利 20万 10月前`,
  'plan.already_begun': ({ area: place, figureYear }: Vars<'plan.already_begun'>) =>
    `${area(place)} has a plan of ${figureYear} already. Add to it: 加规划 …`,
  'plan.place_unknown': () => 'No such village in your area. Send: 村规划 宝坪村',
  'plan.ask_area': () => 'Of which village? Send its name, as 宝坪村',
  'plan.ask_who': () => 'Whose plan? Send the name of the head of the household.',
  'plan.who_unknown': () => 'No such household in your area. Send: 户方案 牟大岭',
  'plan.which': ({ head }: Vars<'plan.which'>) => `Which ${name(head)}?`,
  'plan.ask_text': ({ whose }: Vars<'plan.ask_text'>) =>
    `${area(whose)}: what is to be done? One sentence, no ID numbers or phones.`,
  'plan.line_confirm': ({ whose, text, facts: known }: Vars<'plan.line_confirm'>) =>
    `${area(whose)}: ${cut(text, 30)}${facts(known)}. Right?`,
  'plan.added': ({ seq }: Vars<'plan.added'>) => `Added as line ${seq}. The township adopts it.`,
  'plan.added_again': ({ seq }: Vars<'plan.added_again'>) =>
    `Added as line ${seq}. The plan was adopted; the township has to adopt it again.`,
  'plan.dropped': () => 'Nothing was changed.',
  'plan.no_plan': () => 'There is no plan. Begin one: 村规划 宝坪村 2027 目标 …',
  'plan.personal': () => 'Plans are public: no ID numbers or phones. Nothing was noted.',
  'plan.already_listed': () => 'The same line is in it already.',
  'plan.too_many': () => 'It has 60 lines. Drop some first.',
  'plan.tied': () => 'You are tied to this household: somebody else has to do it.',
  'plan.changed': () => 'Things have just changed. Nothing was noted; send it again.',

  'plan.end_format': () => 'Send: 规划 办结 3 (done) or 规划 取消 3 (dropped)',
  'plan.end_confirm': ({ whose, seq, text, status }: Vars<'plan.end_confirm'>) =>
    `${area(whose)}, line ${seq}: ${cut(text, 24)} ${ENDS[status]}. Right?`,
  'plan.ended': ({ text }: Vars<'plan.ended'>) => `Noted: ${cut(text, 40)}`,
  'plan.no_line': () => 'There is no such line. Send 村规划 or 户方案 and the name to see them.',
  'plan.already_settled': () => 'That line is settled already.',

  'plan.adopt_format': () => 'Send: 通过规划 宝坪村, or 通过户方案 牟大岭',
  'plan.adopt_confirm': ({ whose, figureYear, open }: Vars<'plan.adopt_confirm'>) =>
    `Adopt the plan ${figureYear} of ${area(whose)}, ${open} lines? You have read them all?`,
  'plan.adopt_done': ({ whose }: Vars<'plan.adopt_done'>) =>
    `The plan of ${area(whose)} is adopted; whoever wrote it is told.`,
  'plan.already_adopted': () => 'It is adopted already.',
  'plan.no_lines': () => 'There is nothing to be done in it. It was not adopted.',
  'plan.maker': () => 'You wrote it yourself: somebody else has to adopt it.',
  'plan.adopted': ({ whose, figureYear, open }: Vars<'plan.adopted'>) =>
    `The township adopted the plan ${figureYear} of ${area(whose)}, ${open} lines.`,
  'plan.adopted_household': ({ figureYear }: Vars<'plan.adopted_household'>) =>
    `The plan ${figureYear} for your household is settled. Send 我的方案 to see it.`,
} satisfies Partial<Messages>
