import type { SupervisionVarKinds, Vars } from '../../../api/client'
import { area, code, cut, dayEn as day } from '../format'
import type { Messages } from '../messages'
import { KINDS_EN as KINDS, KINDS_TO_TYPE, KINDS_ZH as TYPED } from '../misconduct-words'
import { enAccountabilities } from './accountabilities'
import { enFindings } from './findings'

const WHY = {
  due_in_past: 'The day is past. Nothing was planned; send a later one.',
  no_villages: 'There is no village to inspect. Nothing was planned.',
  all_tied: 'For a village nobody is free of ties. Nothing was planned.',
  already_planned: 'The same is planned already. Send 督查 to see it.',
  not_yours: 'This check is somebody else’s. Nothing was noted.',
  check_done: 'This check is done. Nothing was changed.',
  tied: 'You have kin or colleagues there: somebody else has to. Nothing was noted.',
  unknown_question: 'The list has changed. Nothing was noted; begin again.',
  no_words: 'Say what is wrong. Nothing was noted.',
  id_number: 'No ID numbers, please. Nothing was noted; send it without.',
  phone: 'No phones, please. Nothing was noted; send it without.',
  figure_missing: 'No checklist is in force for this. Nothing was done.',
} as const satisfies Record<SupervisionVarKinds['supervisionWhy'], string>

const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')

export const enSupervisions = {
  ...enFindings,
  ...enAccountabilities,
  'supervision.ask_area': () => 'Which place is to be inspected? As 天元乡 or 宝坪村',
  'supervision.ask_kinds': () => `Which lists? ${KINDS_TO_TYPE}`,
  'supervision.ask_due': () => 'By which day? Not before today. As 12月20日 or 年底',
  'supervision.confirm': ({ area: place, kinds, count, due }: Vars<'supervision.confirm'>) =>
    `Inspect ${area(place)}: ${cut(kinds, 24)}, ${count} checks by ${day(due)}. They are not told. Right?`,
  'supervision.planned': ({ count, inspectors, code: number }: Vars<'supervision.planned'>) =>
    `Planned: ${count} checks, ${inspectors} inspectors, ${code(number)}. Send 督查 to see yours.`,
  'supervision.dropped': () => 'Nothing was planned.',
  'supervision.refused': ({ supervisionWhy }: Vars<'supervision.refused'>) => WHY[supervisionWhy],

  'supervision.assigned': ({ area: place, count, due }: Vars<'supervision.assigned'>) =>
    `You inspect ${area(place)}: ${count} checks by ${day(due)}. Keep it to yourself. Send 督查.`,
  'supervision.none': () => 'Nothing is to be inspected by you.',
  'supervision.line': ({ area: place, kind, due, late, left }: Vars<'supervision.line'>) =>
    `${late > 0 ? 'Late, ' : ''}${day(due)}: 督查 ${area(place)} ${TYPED[kind]}${more(left)}`,
  'supervision.question': ({ at, of, text }: Vars<'supervision.question'>) =>
    `${at}/${of} ${cut(text, 40)}`,
  'supervision.ok': () => 'in order',
  'supervision.problem': () => 'a problem',
  'supervision.skip': () => 'skip',
  'supervision.ask_problem': () =>
    'What is wrong? One sentence, no ID numbers or phones; a photo may come with it.',
  'supervision.paused': ({ count, area: place, kind }: Vars<'supervision.paused'>) =>
    `Kept; ${count} questions are left. To go on: 督查 ${area(place)} ${TYPED[kind]}`,
  'supervision.done': ({ area: place, kind, problems }: Vars<'supervision.done'>) =>
    `${area(place)}, ${KINDS[kind]}: done, problems: ${problems}. Send 督查 for the others.`,
} satisfies Partial<Messages>
