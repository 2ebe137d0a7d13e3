import { sumEn, type Vars } from '../../../api/client'
import { area, code, cut, dayEn as day, name, phone, sentence } from '../format'
import type { Messages } from '../messages'
import { periodEn } from '../project-lines'

type ProjectStatus = Vars<'project_view.shown'>['step']

const STEPS = {
  discussed: 'Discussed; the village applies next (1 of 8)',
  applied: 'Applied for; the township is next (2 of 8)',
  submitted: 'With the county (3 of 8)',
  approved: 'Approved, not begun (4 of 8)',
  under_way: 'Under way (5 of 8)',
  finished: 'Done, to be accepted (5 of 8)',
  accepted: 'Accepted, the county checks (6 of 8)',
  checked: 'Checked, to be paid (7 of 8)',
  settled: 'Paid and over',
  rejected: 'Not approved',
  cancelled: 'Called off',
} as const satisfies Record<ProjectStatus, string>

const SUMS = { planned: 'Planned', approved: 'Approved', accepted: 'Accepted', paid: 'Paid' }
const PROJECT = 16
const during = (period: string) => (period === '' ? '' : `${periodEn(period)}. `)
const says = (number: string) => `Ask or tell: ${code(number)} and your words`

export const enProjectComments = {
  'project_view.shown': ({
    area: place,
    project,
    money: fen,
    sum,
    step,
  }: Vars<'project_view.shown'>) =>
    `${area(place)}: ${cut(project, PROJECT)}. ${SUMS[sum]}: ${sumEn(fen)}. ${STEPS[step]}.`,
  'project_view.more': ({ period, inCharge, code: number }: Vars<'project_view.more'>) =>
    `${during(period)}In charge: ${name(inCharge)}. ${says(number)}`,
  'project_view.over': ({ period, inCharge }: Vars<'project_view.over'>) =>
    `${during(period)}In charge: ${name(inCharge)}.`,
  'project_view.staff': ({ period, inCharge, open, code: number }: Vars<'project_view.staff'>) =>
    `${during(period)}In charge: ${name(inCharge)}. ${open > 0 ? `${open} to answer. ` : ''}Next step: 项目 ${code(number)}`,
  'project_view.of_place': ({ area: place, count }: Vars<'project_view.of_place'>) =>
    `${area(place)} has ${count} projects. For one send: 项目 and its code`,
  'project_view.line': ({ project, step, code: number, left }: Vars<'project_view.line'>) =>
    `${cut(project, PROJECT)}. ${STEPS[step]}. Code ${code(number)}${left > 0 ? `. ${left} more: NEXT` : ''}`,
  'project_view.none_of': ({ area: place, hotline }: Vars<'project_view.none_of'>) =>
    `${area(place)} has no project now. Questions: ${phone(hotline)}`,
  'project_view.which_place': () =>
    'Of which village? Send: 项目 宝坪村. Or the 9 digits on the board.',
  'project_view.unknown': ({ hotline }: Vars<'project_view.unknown'>) =>
    `No such project. Please send the 9 digits on its board again, or call ${phone(hotline)}.`,

  'project_news.before': ({ until, ...told }: Vars<'project_news.before'>) =>
    `${planned(told)}Until ${day(until)}. ${code(told.code)}: ask`,
  'project_news.planned': (told: Vars<'project_news.planned'>) =>
    `${planned(told)}${code(told.code)}: ask`,
  'project_news.progress': ({
    area: place,
    project,
    percent,
    code: number,
  }: Vars<'project_news.progress'>) =>
    `${area(place)}, ${cut(project, PROJECT)}: ${percent > 0 ? `${percent}% done` : 'work goes on'}. ${says(number)}`,
  'project_news.result': ({
    area: place,
    project,
    money: fen,
    text,
    code: number,
  }: Vars<'project_news.result'>) =>
    `${area(place)}, ${cut(project, PROJECT)} is done${text === '' ? '' : `: ${cut(text, 20)}`}. ${sumEn(fen)}. Ask or tell: ${code(number)}`,
  'project_news.over': ({ area: place, project, step, reason }: Vars<'project_news.over'>) =>
    `${area(place)}, ${cut(project, PROJECT)}: ${step === 'rejected' ? 'not approved' : 'given up'}, because: ${cut(reason, 20)}`,

  'project_comment.ask': ({ project }: Vars<'project_comment.ask'>) =>
    `${cut(project, PROJECT)}: what would you like to ask or say? One sentence, please.`,
  'project_comment.confirm': ({ project, text }: Vars<'project_comment.confirm'>) =>
    `${cut(project, PROJECT)}: “${cut(text, 24)}”. Your name is not told. Send it?`,
  'project_comment.filed': ({ inCharge, due, code: number }: Vars<'project_comment.filed'>) =>
    `Received. ${name(inCharge)} answers by ${day(due)}. Receipt ${code(number)}`,
  'project_comment.already': ({ due, code: number }: Vars<'project_comment.already'>) =>
    `You said so already: answered by ${day(due)}. Receipt ${code(number)}`,
  'project_comment.too_many': () =>
    'Three of yours wait for an answer there. Please wait for these first.',
  'project_comment.over': ({ hotline }: Vars<'project_comment.over'>) =>
    `This project is over; nothing more is taken down. Call ${phone(hotline)}.`,
  'project_comment.no_words': ({ code: number }: Vars<'project_comment.no_words'>) =>
    `Your words are missing. Send: ${code(number)} and what you want to say`,
  'project_comment.dropped': () => 'Nothing was sent.',
  'project_comment.answer': ({ project, name: who, text }: Vars<'project_comment.answer'>) =>
    `${cut(project, PROJECT)}, ${name(who)}: ${cut(text, 70)}`,
  'project_comment.waits': ({ project, due }: Vars<'project_comment.waits'>) =>
    `${cut(project, PROJECT)}: yours is answered by ${day(due)}.`,
  'project_comment.was_answered': ({
    project,
    day: on,
    text,
  }: Vars<'project_comment.was_answered'>) =>
    `${cut(project, PROJECT)}, answered ${day(on)}: ${cut(text, 66)}`,

  'project_comment.to_answer': ({
    area: place,
    project,
    text,
    due,
    code: number,
  }: Vars<'project_comment.to_answer'>) =>
    `${area(place)}, ${cut(project, 14)}: “${cut(text, 30)}”. By ${day(due)}: 答 ${code(number)} your answer`,
  'project_comment.answered_by': ({
    project,
    text,
    name: who,
    answer,
  }: Vars<'project_comment.answered_by'>) =>
    `${cut(project, 14)}: “${cut(text, 24)}”. ${name(who)}: ${sentence(cut(answer, 50))}`,
  'staff.answered_before': () => 'It has been answered already; nothing was sent.',
  'project_comment.own': () => 'You said it yourself: somebody else has to answer.',
  'project_comment.answer_words': ({ code: number }: Vars<'project_comment.answer_words'>) =>
    `An answer needs words. Send: 答 ${code(number)} your answer`,
} satisfies Partial<Messages>

const planned = ({
  area: place,
  project,
  money: fen,
  period,
  inCharge,
}: Vars<'project_news.planned'>) =>
  `${area(place)}: ${cut(project, 8)}, ${sumEn(fen)}. ${inCharge === '' ? '' : `${name(inCharge)}. `}${during(period)}`
