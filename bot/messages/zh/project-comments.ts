import { STATUS_NAMES, sumZh, type Vars } from '../../../api/client'
import { area, code, cut, dayZh as day, name, phone, sentence } from '../format'
import type { Messages } from '../messages'
import { periodZh } from '../project-lines'

type ProjectStatus = Vars<'project_view.shown'>['step']

/** Where it stands on its way of eight steps. */
const STEPS = {
  discussed: '群众讨论过了，等村里申请（第1步，共8步）',
  applied: '村里申请了，等乡镇申报（第2步，共8步）',
  submitted: '乡镇申报了，等县里审批（第3步，共8步）',
  approved: '县里批了，等开工（第4步，共8步）',
  under_way: '正在实施（第5步，共8步）',
  finished: '做完了，等乡镇验收（第5步，共8步）',
  accepted: '乡镇验收了，等县里抽查（第6步，共8步）',
  checked: '县里抽查过了，等报账（第7步，共8步）',
  settled: '钱已报账，办完了',
  rejected: '县里没有批准',
  cancelled: '不做了',
} as const satisfies Record<ProjectStatus, string>

/** What the sum of a project is. */
const SUMS = { planned: '计划', approved: '批准', accepted: '验收核定', paid: '已拨' } as const

const OVER: Partial<Record<ProjectStatus, string>> = {
  settled: '已经办完',
  rejected: '没有批准',
  cancelled: '不做了',
}

const PROJECT = 22
const during = (period: string) => (period === '' ? '' : `时间${periodZh(period)}。`)
const says = (number: string) => `要问要说，发：${code(number)} 您的话`

export const zhProjectComments = {
  'project_view.shown': ({
    area: place,
    project,
    money: fen,
    sum,
    step,
  }: Vars<'project_view.shown'>) =>
    `${area(place)}：${cut(project, PROJECT)}。${SUMS[sum]}${sumZh(fen)}。${STEPS[step]}。`,
  'project_view.more': ({ period, inCharge, code: number }: Vars<'project_view.more'>) =>
    `${during(period)}${name(inCharge)}负责。${says(number)}`,
  'project_view.over': ({ period, inCharge }: Vars<'project_view.over'>) =>
    `${during(period)}${name(inCharge)}负责。`,
  'project_view.staff': ({ period, inCharge, open, code: number }: Vars<'project_view.staff'>) =>
    `${during(period)}${name(inCharge)}负责。${open > 0 ? `有${open}条群众的话等答复。` : ''}办下一步，发：项目 ${code(number)}`,
  'project_view.of_place': ({ area: place, count }: Vars<'project_view.of_place'>) =>
    `${area(place)}有${count}个项目。看钱和进度，发：项目 编号`,
  'project_view.line': ({ project, step, code: number, left }: Vars<'project_view.line'>) =>
    `${cut(project, 16)}，${STATUS_NAMES[step]}，编号${code(number)}${left > 0 ? `。还有${left}个，发“下”` : ''}`,
  'project_view.none_of': ({ area: place, hotline }: Vars<'project_view.none_of'>) =>
    `${area(place)}现在没有登记的项目。要问请打${phone(hotline)}。`,
  'project_view.which_place': () =>
    '您问哪个村的项目？请这样发：项目 宝坪村。公示牌上有9位编号的，发编号就行。',
  'project_view.unknown': ({ hotline }: Vars<'project_view.unknown'>) =>
    `没找到这个项目，可能号码有误。请照公示牌上的9位数再发一次，或打${phone(hotline)}问。`,

  'project_news.before': ({ until, ...told }: Vars<'project_news.before'>) =>
    `${planned(told)}公示到${day(until)}。${says(told.code)}`,
  'project_news.planned': (told: Vars<'project_news.planned'>) =>
    `${planned(told)}${says(told.code)}`,
  'project_news.progress': ({
    area: place,
    project,
    percent,
    code: number,
  }: Vars<'project_news.progress'>) =>
    `${area(place)}的${cut(project, PROJECT)}，${percent > 0 ? `做到${percent}%了` : '有新进展'}。${says(number)}`,
  'project_news.result': ({
    area: place,
    project,
    money: fen,
    text,
    code: number,
  }: Vars<'project_news.result'>) =>
    `${area(place)}的${cut(project, PROJECT)}做完了${text === '' ? '' : `：${cut(text, 30)}`}。核定${sumZh(fen)}。看和说，发：${code(number)}`,
  'project_news.over': ({ area: place, project, step, reason }: Vars<'project_news.over'>) =>
    `${area(place)}的${cut(project, 18)}${OVER[step] ?? '不做了'}：${cut(reason, 18)}`,

  'project_comment.ask': ({ project }: Vars<'project_comment.ask'>) =>
    `${cut(project, PROJECT)}：您想问什么、说什么？请用一句话说。`,
  'project_comment.confirm': ({ project, text }: Vars<'project_comment.confirm'>) =>
    `对${cut(project, 16)}，您说：“${cut(text, 20)}”。提上去，不写您名字，对吗？`,
  'project_comment.filed': ({ inCharge, due, code: number }: Vars<'project_comment.filed'>) =>
    `收到，不写您的名字。${name(inCharge)}那边${day(due)}前答您。回执${code(number)}`,
  'project_comment.already': ({ due, code: number }: Vars<'project_comment.already'>) =>
    `这句话您提过了，${day(due)}前答您。回执${code(number)}`,
  'project_comment.too_many': () => '这个项目您已有三条等答复，先等等。有了答复会告诉您。',
  'project_comment.over': ({ step, hotline }: Vars<'project_comment.over'>) =>
    `这个项目${OVER[step] ?? '已经过了这一步'}，不再收意见。有话请打${phone(hotline)}。`,
  'project_comment.no_words': ({ code: number }: Vars<'project_comment.no_words'>) =>
    `没看到您的话。请这样发：${code(number)} 路修窄了`,
  'project_comment.dropped': () => '好，没有提。要说时把号码和您的话一起发来。',
  'project_comment.answer': ({ project, name: who, text }: Vars<'project_comment.answer'>) =>
    `您说的${cut(project, PROJECT)}，${name(who)}答：${cut(text, 70)}`,
  'project_comment.waits': ({ project, kind, due }: Vars<'project_comment.waits'>) =>
    `您对${cut(project, PROJECT)}${kind === 'question' ? '问的' : '说的'}，${day(due)}前答复您。`,
  'project_comment.was_answered': ({
    project,
    day: on,
    text,
  }: Vars<'project_comment.was_answered'>) =>
    `您对${cut(project, PROJECT)}说的，${day(on)}答了：${cut(text, 66)}`,

  'project_comment.to_answer': ({
    area: place,
    project,
    kind,
    text,
    due,
    code: number,
  }: Vars<'project_comment.to_answer'>) =>
    `${area(place)}${cut(project, 16)}，有人${kind === 'question' ? '问' : '说'}：“${cut(text, 40)}”。${day(due)}前请发：答 ${code(number)} 内容`,
  'project_comment.answered_by': ({
    project,
    text,
    name: who,
    answer,
  }: Vars<'project_comment.answered_by'>) =>
    `${cut(project, 14)}：“${cut(text, 28)}”。${name(who)}已答：${sentence(cut(answer, 50))}`,
  'staff.answered_before': () => '这件已经答复过、办结了，没有再发。',
  'project_comment.own': () => '这是您自己提的，要别人来答，没有记。',
  'project_comment.answer_words': ({ code: number }: Vars<'project_comment.answer_words'>) =>
    `答复不能是空的，没有发。请发：答 ${code(number)} 内容`,
} satisfies Partial<Messages>

const planned = ({
  area: place,
  project,
  money: fen,
  period,
  inCharge,
}: Vars<'project_news.planned'>) =>
  `${area(place)}要做${cut(project, PROJECT)}，${sumZh(fen)}，${inCharge === '' ? '' : `${name(inCharge)}负责。`}${during(period)}`
