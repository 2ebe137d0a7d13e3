import {
  sumEn,
  type ProjectField,
  type ProjectNews,
  type ProjectSector,
  type ProjectStatus,
  type ProjectTask,
  type ProjectWhy,
  type Vars,
} from '../../../api/client'
import { area, code, cut, dayEn as day, name } from '../format'
import type { Messages } from '../messages'

/** The ten sectors 十大行业. */
export const SECTORS: Record<ProjectSector, string> = {
  transport: 'transport',
  water: 'water',
  culture: 'culture',
  finance: 'finance',
  science: 'science',
  ecommerce: 'e-commerce',
  tourism: 'tourism',
  training: 'training',
  environment: 'environment',
  enterprise_pairing: 'firm pairing',
}

const STATUS: Record<ProjectStatus, string> = {
  discussed: 'discussed',
  applied: 'applied for',
  submitted: 'with the county',
  approved: 'approved',
  under_way: 'under way',
  finished: 'finished',
  accepted: 'accepted',
  checked: 'spot-checked',
  settled: 'settled',
  rejected: 'rejected',
  cancelled: 'cancelled',
}

const ASKS: Record<ProjectField, string> = {
  area: 'Of which village? Send its name, as 宝坪村',
  name: 'What is the project? As 修3社水池',
  present: 'How many came? Send the number.',
  in_favour: 'How many were for it? Send the number.',
  sector: 'Which sector? One of 交通、水利、文化、金融、科技、电商、旅游、培训、环境、村企结对',
  place: 'Where is it? As 3社大湾',
  content: 'What is built, and how much? As 修100方水池一口',
  days: 'From which day to which? As 12月20日到明年5月30日',
  unit: 'Which unit carries it out? As 宝坪村委会',
  leader: 'Who is in charge? Send the name, or 我 for yourself.',
  amount: 'How much money? As 20万',
  goals: 'What is it to bring? With a number, as 受益80户. No goal, no entry.',
  helps: 'How does it help the poor? One sentence.',
  households: 'For which households? Their heads, or 全村 for all.',
}

const AGAIN: Partial<Record<ProjectField, string>> = {
  days: 'Both days, please, as 12月20日到明年5月30日',
  unit: 'Which unit carries it out? Its name, no dates.',
  leader: 'Nobody of the name works there. Send the name again, or 我.',
  amount: 'How much? With its unit, as 20万 or 3500元',
  goals: 'A goal needs a number and a unit, as 受益80户. No goal, no entry.',
}

const WHY: Record<ProjectWhy, string> = {
  personal: 'Projects hang in public: no ID numbers or phones. Not noted.',
  nobody_present: 'Nobody came: no project.',
  more_than_present: 'More are for it than came. Not noted; check the numbers.',
  no_majority: 'Not more than half are for it: no project.',
  already_discussed: 'Your village has a project of that name this year. Not noted.',
  no_goal: 'No goal, no entry: send it with a number, as 受益80户.',
  no_amount: 'No amount was said. Not sent.',
  days_reversed: 'It ends before it begins. Not sent.',
  leader_unknown: 'Who is in charge does not work there. Not sent.',
  own_application: 'You applied for it: somebody else has to send it on.',
  own_notice: 'You posted its notice: a colleague has to send it on.',
  not_posted: 'It does not hang yet. Send a photo with: 公示项目 and its number',
  notice_open: 'Its notice is not over yet.',
  notice_there: 'It hangs already.',
  own_project: 'You had a part in it: somebody else decides.',
  tied: 'It is for you, your kin or a colleague: somebody else decides.',
  already_approved: 'You approved it already; others have to.',
  no_money: 'Which money, and how much? Not approved.',
  too_much: 'That is more than planned. Not approved.',
  lines_differ: 'A colleague approved other money. Not approved; send it back to change it.',
  no_source: 'There is no such source. Not approved.',
  funds_refused: 'That money does not suffice, or is not for this. Not approved.',
  nothing_said: 'No progress was said. Send: 进度 number and how far',
  changed: 'Things have just changed. Not done; send 项目 and the number to look.',
}

const FORMAT: Record<ProjectTask, string> = {
  apply: '项目申请 number',
  post: 'a photo with 公示项目 number',
  submit: '项目申报 number',
  return: '项目退回 number reason',
  approve: '项目审批 number 同意 资金 source amount',
  start: '开工 number',
  progress: '进度 number how far',
  finish: '完工 number',
  cancel: '项目取消 number reason',
  accept: 'a photo with 验收 number 合格 amount quantity',
  draw: '抽查 township',
  claim: 'photos with 报账 number amount',
}

const NEXT: Record<ProjectTask, (number: string) => string> = {
  apply: (number) => `Next, the village applies: 项目申请 ${number}`,
  post: (number) => `Next, it is posted; send a photo with: 公示项目 ${number}`,
  submit: (number) => `Next, the township: 项目申报 ${number}, or 项目退回 ${number} reason`,
  return: (number) => `To give it back: 项目退回 ${number} reason`,
  approve: (number) => `Next, the county: 项目审批 ${number} 同意 资金 source amount`,
  start: (number) => `Next, work begins: 开工 ${number}`,
  progress: (number) => `Under way: 进度 ${number} how far; when done: 完工 ${number}`,
  finish: (number) => `When done: 完工 ${number}`,
  cancel: (number) => `To give it up: 项目取消 ${number} reason`,
  accept: (number) => `Next, the township, with a photo: 验收 ${number} 合格 amount quantity`,
  draw: (number) => `Next, the county's check, if drawn: 抽查 ${number} 合格 what was seen`,
  claim: (number) => `Next, with photos of the bills: 报账 ${number} amount`,
}

const WORK: Partial<Record<ProjectTask, string>> = {
  start: 'has begun',
  progress: 'progress',
  finish: 'is done',
}

const BACK: Record<ProjectNews, string> = {
  returned: 'back to the village',
  sent_back: 'back to the township',
  approved: 'approved',
  rejected: 'rejected',
  cancelled: 'given up',
}

const NEWS: Record<ProjectNews, (project: string, number: string) => string> = {
  returned: (project, number) => `${project}: given back. Then: 项目申请 ${number}`,
  sent_back: (project, number) => `${project}: the county sent it back. Then: 项目申报 ${number}`,
  approved: (project, number) => `${project}: approved. When work begins: 开工 ${number}`,
  rejected: (project) => `${project}: rejected by the county.`,
  cancelled: (project) => `${project}: given up.`,
}

const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')
const unplanned = (flag: number) => (flag > 0 ? 'Not in the plan. ' : '')

export const enProjects = {
  'project.ask': ({ field }: Vars<'project.ask'>) => ASKS[field],
  'project.ask_again': ({ field }: Vars<'project.ask_again'>) => AGAIN[field] ?? ASKS[field],
  'project.needs_words': () => 'This is needed. The rest is kept; to drop it all: CANCEL.',
  'project.ask_nature': () => 'New, or continued?',
  'project.nature': ({ nature }: Vars<'project.nature'>) =>
    nature === 'new' ? 'new' : 'continued',
  'project.which_leader': ({ name: who }: Vars<'project.which_leader'>) => `Which ${name(who)}?`,
  'project.unknown_heads': ({ text }: Vars<'project.unknown_heads'>) =>
    `None or several of: ${cut(text, 20)}. Send all again with the group, as 3社张三; or 全村`,
  'project.format': ({ task }: Vars<'project.format'>) => `Send: ${FORMAT[task]}`,
  'project.unknown_code': () => 'No project of yours has that number. Send 项目 to see them.',
  'project.dropped': () => 'Nothing was done.',
  'project.why': ({ why }: Vars<'project.why'>) => WHY[why],
  'project.wrong_step': ({ name: what, status }: Vars<'project.wrong_step'>) =>
    `${cut(what, 20)} is ${STATUS[status]}: that is not its turn now.`,

  'project.discuss_confirm': (to: Vars<'project.discuss_confirm'>) =>
    `${area(to.area)}: ${cut(to.name, 20)} (${SECTORS[to.sector]}), ${to.present} came, ${to.favour} for it. Right?`,
  'project.discussed': ({ code: number, due }: Vars<'project.discussed'>) =>
    `Noted, number ${code(number)}. By ${day(due)} send: 项目申请 ${code(number)}`,
  'project.apply_confirm': (to: Vars<'project.apply_confirm'>) =>
    `${cut(to.name, 8)} (${SECTORS[to.sector]}), ${sumEn(to.amount)}, ${day(to.from)} to ${day(to.to)} ${to.to.slice(0, 4)}, ${name(to.leader)}, goal ${cut(to.goals, 8)}. Right?`,
  'project.applied': ({ code: number, due }: Vars<'project.applied'>) =>
    `Applied. By ${day(due)} post it and send the photo with: 公示项目 ${code(number)}`,
  'project.ask_photo': ({ name: what }: Vars<'project.ask_photo'>) =>
    `${cut(what, 20)}: please send a photo of the notice on the wall, by chat.`,
  'project.posted': ({ name: what, day: on, told }: Vars<'project.posted'>) =>
    `${cut(what, 20)} hangs until the end of ${day(on)}${told > 0 ? `; ${told} people are told` : ''}.`,
  'project.photo_lost': ({ name: what, code: number }: Vars<'project.photo_lost'>) =>
    `${cut(what, 12)}: the photo was lost, it does not count. A new one with: 公示项目 ${code(number)}`,
  'project.photo_shown': ({ name: what, code: number }: Vars<'project.photo_shown'>) =>
    `${cut(what, 12)}: that photo was used before. A new one with: 公示项目 ${code(number)}`,
  'project.submit_confirm': (to: Vars<'project.submit_confirm'>) =>
    `${cut(to.name, 14)}, ${sumEn(to.amount)}, to the county. ${unplanned(to.unplanned)}${to.open > 0 ? `${to.open} comments open. ` : ''}Right?`,
  'project.submitted': ({ due }: Vars<'project.submitted'>) =>
    `The county has it; decided by ${day(due)}.`,
  'project.ask_reason': ({ name: what }: Vars<'project.ask_reason'>) =>
    `${cut(what, 20)}: why? One sentence; those who brought it read it.`,
  'project.back_confirm': ({ news, name: what, reason }: Vars<'project.back_confirm'>) =>
    `${cut(what, 16)}: ${BACK[news]}, “${cut(reason, 20)}”. Right?`,
  'project.sent_back': () => 'Done. Those who brought it are told.',
  'project.ask_money': ({ name: what, amount }: Vars<'project.ask_money'>) =>
    `${cut(what, 14)}, ${sumEn(amount)} planned: of which money? As 溪财发174 20万`,
  'project.approve_confirm': (to: Vars<'project.approve_confirm'>) =>
    `${cut(to.name, 10)}: ${sumEn(to.amount)}, ${cut(to.sources, 24)}. ${unplanned(to.unplanned)}${to.given} of ${to.needed} approved. Approve?`,
  'project.lines_agreed': ({ sources }: Vars<'project.lines_agreed'>) =>
    `Approved before: ${cut(sources, 30)}. It has to be the same; nothing was noted.`,
  'project.one_of_several': ({ left }: Vars<'project.one_of_several'>) =>
    `Noted; ${left} more of your colleagues have to approve.`,
  'project.approved': ({ amount, due }: Vars<'project.approved'>) =>
    `Approved: ${sumEn(amount)}. Work begins by ${day(due)}.`,
  'project.ask_progress': ({ name: what }: Vars<'project.ask_progress'>) =>
    `${cut(what, 20)}: how far is it? One sentence, photos as well.`,
  'project.work_confirm': ({ task, name: what, text, photos }: Vars<'project.work_confirm'>) =>
    `${cut(what, 16)} ${WORK[task] ?? ''}${text === '' ? '' : `: ${cut(text, 24)}`}${photos > 0 ? `, ${photos} photos` : ''}. Right?`,
  'project.started': ({ due }: Vars<'project.started'>) =>
    `Noted; to be done by ${day(due)}. Each month send: 进度 number how far`,
  'project.progressed': ({ due }: Vars<'project.progressed'>) => `Noted. Next by ${day(due)}.`,
  'project.finished': ({ due }: Vars<'project.finished'>) =>
    `Noted; the township looks at it by ${day(due)}.`,

  'project.news': ({ news, name: what, reason, code: number }: Vars<'project.news'>) =>
    `${NEWS[news](cut(what, 14), code(number))}${reason === '' ? '' : ` “${cut(reason, 20)}”`}`,

  'project.head': ({ open, late }: Vars<'project.head'>) =>
    `${open} projects under way with you${late > 0 ? `, ${late} late` : ''}. More of one: 项目 number`,
  'project.none': () =>
    'No projects with you. After a discussion send: 项目讨论 name 25人参加 23人同意',
  'project.line': ({ name: what, code: number, status, due, left }: Vars<'project.line'>) =>
    `${cut(what, 12)}, ${STATUS[status]}${due === '' ? '' : `, by ${day(due)}`}, ${code(number)}${more(left)}`,
  'project.state': ({ name: what, status, amount, due, more: left }: Vars<'project.state'>) =>
    `${cut(what, 20)}: ${STATUS[status]}, ${sumEn(amount)}${due === '' ? '' : `, next step by ${day(due)}`}.${left > 0 ? ' More: NEXT' : ''}`,
  'project.next': ({ task, code: number }: Vars<'project.next'>) => NEXT[task](code(number)),
  'project.hangs': ({ day: on }: Vars<'project.hangs'>) =>
    `It hangs until the end of ${day(on)}; then the township sends it on.`,
  'project.about': ({ content, unit, leader }: Vars<'project.about'>) =>
    `${cut(content, 30)}, by ${cut(unit, 14)}, ${name(leader)} in charge.`,
  'project.last_act': ({ name: who, day: on, text }: Vars<'project.last_act'>) =>
    `${day(on)} ${name(who)}: ${cut(text, 40)}`,
  'project.counts': ({ count, late, planned, approved }: Vars<'project.counts'>) =>
    `${count} projects, ${late} late; ${sumEn(planned)} planned, ${sumEn(approved)} approved.`,
  'project.count': ({ status, count, left }: Vars<'project.count'>) =>
    `${STATUS[status]}: ${count}${more(left)}`,
} satisfies Partial<Messages>
