import {
  sumZh,
  NATURE_NAMES,
  type ProjectField,
  type ProjectNews,
  type ProjectTask,
  type ProjectWhy,
  SECTOR_NAMES,
  STATUS_NAMES,
  type Vars,
} from '../../../api/client'
import { area, code, cut, dayZh as day, name } from '../format'
import type { Messages } from '../messages'

const SECTORS = '交通、水利、文化、金融、科技、电商、旅游、培训、环境、村企结对'

const ASKS: Record<ProjectField, string> = {
  area: '是哪个村的项目？请回村名，如 宝坪村',
  name: '要做什么项目？请回名称，如 修3社水池',
  present: '讨论时来了多少人？请回人数。',
  in_favour: '多少人同意？请回人数。',
  sector: `属于哪一行？请回一个：${SECTORS}`,
  place: '在哪里做？如 3社大湾',
  content: '做什么、做多少？如 修100方水池一口，接管子2公里',
  days: '哪天开工、哪天完工？如 12月20日到明年5月30日',
  unit: '哪个单位实施？如 宝坪村委会',
  leader: '谁负责？请回姓名；您自己负责，就回“我”。',
  amount: '计划用多少钱？如 20万',
  goals: '要达到什么目标？要有数字，如 受益80户；通水3个社。没有目标进不了项目库。',
  helps: '怎么帮到困难户？如 优先请脱贫户务工',
  households: '哪些户受益？请回户主姓名，或回 全村',
}

const AGAIN: Partial<Record<ProjectField, string>> = {
  days: '没看懂日期。请把开工和完工都写上，如 12月20日到明年5月30日',
  unit: '这里写单位的名称，不写日期。如 宝坪村委会',
  leader: '没找到这个人，或不管这一片。请再回一次姓名；自己负责就回“我”。',
  amount: '没看懂多少钱。请带单位回，如 20万、3500元',
  goals: '目标要有数字和单位，如 受益80户。没有目标进不了项目库。',
}

const WHY: Record<ProjectWhy, string> = {
  personal: '项目要公示，不能有身份证号和电话，没有记。请去掉号码再发。',
  nobody_present: '没有人参加讨论，不能立项。',
  more_than_present: '同意的比参加的还多，没有记。请核对人数再发。',
  no_majority: '同意的没有过半，不能立项。商量好了再发：项目讨论',
  already_discussed: '村里今年已有同名的项目，没有再记。要另做一个，请换个名称再发。',
  no_goal: '没有绩效目标，进不了项目库。请再发一次，写上数字，如 受益80户。',
  no_amount: '没有计划金额，没有报。请再发一次。',
  days_reversed: '完工早于开工，没有报。请再发一次。',
  leader_unknown: '负责人不管这一片，没有报。请换一个人。',
  own_application: '这个项目是您申请的，要别人来报，没有动。',
  own_notice: '公示是您贴的，要别的同事来报，没有动。',
  not_posted: '还没有公示。贴出来拍照，和“公示项目 编号”一起发。',
  notice_open: '公示还没到期，到期后再报。',
  notice_there: '这个项目已经公示了，没有再记。',
  own_project: '您申请、申报过或负责这个项目，要别人来审，没有动。',
  tied: '受益户里有您家，或您的亲属、同事，要别人来办，没有动。',
  already_approved: '您已经同意过了，还要别人审。',
  no_money: '没有写清哪笔钱、多少，没有批。',
  too_much: '批的钱比计划的多，没有批。',
  lines_differ: '和前面审批的资金不一样，没有批。要改请退回重报。',
  no_source: '没有这个资金来源，没有批。请核对名称。',
  funds_refused: '这笔钱不够，或不能用在这个项目上，没有批。请换一笔或退回。',
  nothing_said: '没有写进度，没有记。请发：进度 编号 做到哪里',
  changed: '情况刚变了，没有办。请发“项目 编号”看看再办。',
}

const FORMAT: Record<ProjectTask, string> = {
  apply: '项目申请 9位编号',
  post: '公示项目 9位编号，连同照片',
  submit: '项目申报 9位编号',
  return: '项目退回 9位编号 原因',
  approve: '项目审批 9位编号 同意 资金 来源 金额',
  start: '开工 9位编号',
  progress: '进度 9位编号 做到哪里',
  finish: '完工 9位编号',
  cancel: '项目取消 9位编号 原因',
  accept: '验收 9位编号 合格 金额 数量，连同照片',
  draw: '抽查 乡镇',
  claim: '报账 9位编号 金额，连同票据照片',
}

const NEXT: Record<ProjectTask, (number: string) => string> = {
  apply: (number) => `下一步村里申请，发：项目申请 ${number}`,
  post: (number) => `下一步公示，贴好拍照，连同发：公示项目 ${number}`,
  submit: (number) => `下一步乡镇申报，发：项目申报 ${number}；退回发：项目退回 ${number} 原因`,
  return: (number) => `退回发：项目退回 ${number} 原因`,
  approve: (number) => `下一步县里审批，发：项目审批 ${number} 同意 资金 来源 金额`,
  start: (number) => `下一步开工，发：开工 ${number}`,
  progress: (number) => `正在做，发：进度 ${number} 做到哪里；做完发：完工 ${number}`,
  finish: (number) => `做完发：完工 ${number}`,
  cancel: (number) => `不做了发：项目取消 ${number} 原因`,
  accept: (number) => `下一步乡镇验收，带照片发：验收 ${number} 合格 金额 数量`,
  draw: (number) => `下一步县里抽查，抽中后看了发：抽查 ${number} 合格 看到的情况`,
  claim: (number) => `下一步乡镇报账，带票据照片发：报账 ${number} 金额`,
}

const WORK: Partial<Record<ProjectTask, string>> = {
  start: '开工了',
  progress: '进度',
  finish: '完工了',
}

const BACK: Record<ProjectNews, string> = {
  returned: '退回村里',
  sent_back: '退回乡镇',
  approved: '同意',
  rejected: '不同意，不再办',
  cancelled: '取消，不做了',
}

const NEWS: Record<ProjectNews, (project: string, number: string) => string> = {
  returned: (project, number) => `${project}乡镇退回了。改好再发：项目申请 ${number}`,
  sent_back: (project, number) => `${project}县里退回了。乡镇看过再发：项目申报 ${number}`,
  approved: (project, number) => `${project}县里批了。动工时发：开工 ${number}`,
  rejected: (project) => `${project}县里没有批。`,
  cancelled: (project) => `${project}取消了，不做了。`,
}

const more = (left: number) => (left > 0 ? `。还有${left}个，发“下”` : '')
const unplanned = (flag: number) => (flag > 0 ? '未列入村规划。' : '')

export const zhProjects = {
  'project.ask': ({ field }: Vars<'project.ask'>) => ASKS[field],
  'project.ask_again': ({ field }: Vars<'project.ask_again'>) => AGAIN[field] ?? ASKS[field],
  'project.needs_words': () => '这一项要写。前面答的都还在；不办了就回：取消。',
  'project.ask_nature': () => '新建还是续建？',
  'project.nature': ({ nature }: Vars<'project.nature'>) => NATURE_NAMES[nature],
  'project.which_leader': ({ name: who }: Vars<'project.which_leader'>) =>
    `有几位叫${name(who)}的，是哪个单位的？`,
  'project.unknown_heads': ({ text }: Vars<'project.unknown_heads'>) =>
    `村里没找到或有几户：${cut(text, 20)}。请带社再回一遍，如 3社张三；或回 全村`,
  'project.format': ({ task }: Vars<'project.format'>) => `请这样发：${FORMAT[task]}`,
  'project.unknown_code': () => '您这一片没有这个编号的项目。请核对9位编号，或发“项目”看。',
  'project.dropped': () => '好，没有办。要办时再发一次。',
  'project.why': ({ why }: Vars<'project.why'>) => WHY[why],
  'project.wrong_step': ({ name: what, status }: Vars<'project.wrong_step'>) =>
    `${cut(what, 20)}现在是“${STATUS_NAMES[status]}”，不能办这一步。`,

  'project.discuss_confirm': ({ area: place, name: what, present, favour, sector }: Discussed) =>
    `${area(place)}：${cut(what, 16)}（${SECTOR_NAMES[sector]}），${present}人参加，${favour}人同意。对吗？`,
  'project.discussed': ({ code: number, due }: Vars<'project.discussed'>) =>
    `记下了，项目编号${code(number)}。${day(due)}前发：项目申请 ${code(number)}`,
  'project.apply_confirm': (to: Vars<'project.apply_confirm'>) =>
    `${cut(to.name, 16)}（${SECTOR_NAMES[to.sector]}）${sumZh(to.amount)}，${day(to.from)}到${to.to.slice(0, 4)}年${day(to.to)}，${name(to.leader)}负责，目标${cut(to.goals, 20)}。报上去，对吗？`,
  'project.applied': ({ code: number, due }: Vars<'project.applied'>) =>
    `申请了。${day(due)}前贴出来拍照，连同发：公示项目 ${code(number)}`,
  'project.ask_photo': ({ name: what }: Vars<'project.ask_photo'>) =>
    `${cut(what, 20)}：请把贴好的公示拍照发来。短信发不了照片，请用聊天软件。`,
  'project.posted': ({ name: what, day: on, told }: Vars<'project.posted'>) =>
    `${cut(what, 20)}公示到${day(on)}24点${told > 0 ? `，已通知${told}人` : ''}。`,
  'project.photo_lost': ({ name: what, code: number }: Vars<'project.photo_lost'>) =>
    `${cut(what, 16)}的照片没收好，公示没算。请再拍一张发：公示项目 ${code(number)}`,
  'project.photo_shown': ({ name: what, code: number }: Vars<'project.photo_shown'>) =>
    `${cut(what, 16)}的照片以前用过，公示没算。请新拍一张发：公示项目 ${code(number)}`,
  'project.submit_confirm': (to: Vars<'project.submit_confirm'>) =>
    `${cut(to.name, 16)}${sumZh(to.amount)}，报县里。${unplanned(to.unplanned)}${to.open > 0 ? `还有${to.open}条意见没答。` : ''}对吗？`,
  'project.submitted': ({ due }: Vars<'project.submitted'>) =>
    `报到县里了，${day(due)}前会有结果。`,
  'project.ask_reason': ({ name: what }: Vars<'project.ask_reason'>) =>
    `${cut(what, 20)}：为什么？请用一句话说，会告诉报的人。`,
  'project.back_confirm': ({ news, name: what, reason }: Vars<'project.back_confirm'>) =>
    `${cut(what, 16)}${BACK[news]}，原因“${cut(reason, 18)}”，对吗？`,
  'project.sent_back': () => '办好了，报的人会知道。',
  'project.ask_money': ({ name: what, amount }: Vars<'project.ask_money'>) =>
    `${cut(what, 14)}计划${sumZh(amount)}，用哪笔钱？请回来源和金额，如 溪财发174 20万`,
  'project.approve_confirm': (to: Vars<'project.approve_confirm'>) =>
    `${cut(to.name, 14)}批${sumZh(to.amount)}：${cut(to.sources, 40)}。${unplanned(to.unplanned)}要${to.needed}人审，已有${to.given}人。同意吗？`,
  'project.lines_agreed': ({ sources }: Vars<'project.lines_agreed'>) =>
    `前面审批的是${cut(sources, 30)}，要一样才算，没有批。要改请退回重报。`,
  'project.one_of_several': ({ left }: Vars<'project.one_of_several'>) =>
    `记下了，还要${left}位别的同事审批。`,
  'project.approved': ({ amount, due }: Vars<'project.approved'>) =>
    `批了${sumZh(amount)}，村里会知道，${day(due)}前要开工。`,
  'project.ask_progress': ({ name: what }: Vars<'project.ask_progress'>) =>
    `${cut(what, 20)}做到哪里了？请用一句话说，照片可以一起发。`,
  'project.work_confirm': ({ task, name: what, text, photos }: Vars<'project.work_confirm'>) =>
    `${cut(what, 16)}${WORK[task] ?? ''}${text === '' ? '' : `：${cut(text, 20)}`}${photos > 0 ? `，照片${photos}张` : ''}。对吗？`,
  'project.started': ({ due }: Vars<'project.started'>) =>
    `记下了，要在${day(due)}前完工。每月发：进度 编号 做到哪里`,
  'project.progressed': ({ due }: Vars<'project.progressed'>) => `记下了，下次${day(due)}前报。`,
  'project.finished': ({ due }: Vars<'project.finished'>) =>
    `记下了，乡镇会在${day(due)}前来验收。`,

  'project.news': ({ news, name: what, reason, code: number }: Vars<'project.news'>) =>
    `${NEWS[news](cut(what, 16), code(number))}${reason === '' ? '' : `原因“${cut(reason, 16)}”`}`,

  'project.head': ({ open, late }: Vars<'project.head'>) =>
    `您这一片在办项目${open}个${late > 0 ? `，过期${late}个` : ''}。发“项目 编号”看细处。`,
  'project.none': () => '您这一片没有在办的项目。村里讨论好了发：项目讨论 名称 几人参加 几人同意',
  'project.line': ({ name: what, code: number, status, due, left }: Vars<'project.line'>) =>
    `${cut(what, 12)}，${STATUS_NAMES[status]}${due === '' ? '' : `，${day(due)}前`}，编号${code(number)}${more(left)}`,
  'project.state': ({ name: what, status, amount, due, more: left }: Vars<'project.state'>) =>
    `${cut(what, 20)}：${STATUS_NAMES[status]}，${sumZh(amount)}${due === '' ? '' : `，下一步${day(due)}前`}。${left > 0 ? '细处发“下”。' : ''}`,
  'project.next': ({ task, code: number }: Vars<'project.next'>) => NEXT[task](code(number)),
  'project.hangs': ({ day: on }: Vars<'project.hangs'>) =>
    `正在公示，到${day(on)}24点。到期后乡镇申报。`,
  'project.about': ({ content, unit, leader }: Vars<'project.about'>) =>
    `${cut(content, 30)}，${cut(unit, 12)}实施，${name(leader)}负责。`,
  'project.last_act': ({ name: who, day: on, text }: Vars<'project.last_act'>) =>
    `${day(on)}${name(who)}：${cut(text, 40)}`,
  'project.counts': ({ count, late, planned, approved }: Vars<'project.counts'>) =>
    `项目共${count}个，过期${late}个；计划${sumZh(planned)}，批准${sumZh(approved)}。`,
  'project.count': ({ status, count, left }: Vars<'project.count'>) =>
    `${STATUS_NAMES[status]}：${count}个${left > 0 ? `。还有${left}类，发“下”` : ''}`,
} satisfies Partial<Messages>

type Discussed = Vars<'project.discuss_confirm'>
