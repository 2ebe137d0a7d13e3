import type { VarKinds, Vars } from '../../../api/client'
import { code, cut, dayZh as day, name } from '../format'
import { KINDS_ZH as KINDS } from '../misconduct-words'

const ADDED = {
  message: '补充',
  retaliation: '打击报复',
  review: '复查',
} as const satisfies Record<VarKinds['addedKind'], string>
const FINDINGS = {
  founded: '查实了',
  partly_founded: '部分属实',
  unfounded: '没有查实',
} as const

type Finding = VarKinds['complaintOutcome']
const decided = (finding: Finding) => `办完了${finding ? `：${FINDINGS[finding]}` : ''}`

function state({ status, finding, due, late }: Vars<'complaint.state'>): string {
  switch (status) {
    case 'filed':
      return late
        ? `收到了，原定${day(due)}前告诉您是否受理，晚了，可打12388催`
        : `收到了，${day(due)}前告诉您是否受理`
    case 'accepted':
      return late
        ? `受理了，原定${day(due)}前有结果，晚了，可打12388催`
        : `受理了，正在查，${day(due)}前有结果`
    case 'handed_up':
      return '已移送上级办理'
    case 'decided':
    case 'closed':
      return decided(finding)
  }
}

const review = (until: string) => `不服，${day(until)}前可发：查询码 复查 您的话`

/** What can still be said about it, if anything. */
function more(status: Vars<'complaint.state'>['status']): string {
  if (status === 'handed_up') return ''
  const isOver = status === 'decided' || status === 'closed'
  return isOver ? '还不服，可打12388。' : '要补充，发：查询码 补充 您的话'
}

/** What is said about complaints, for who files one. */
export const zhComplaints = {
  'complaint.ask_way': () =>
    '先说明：电信公司可能留有短信记录。不放心可当面或写信到县纪委监委，或打12388。在这里举报，要留名吗？',
  'complaint.named': () => '实名',
  'complaint.anonymous': () => '匿名',
  'complaint.ask_text': () =>
    '请写：谁、什么时候、在哪里、做了什么。照片这里不收，请当面交给纪检。',
  'complaint.no_photos': () =>
    '照片这里不收，也没有留：会查到是谁发的。请当面交给纪检，或寄纸质的。请用文字接着回答。',
  'complaint.ask_whom': () => '举报的是谁？请回姓名；不知道姓名，回哪里的，如 宝坪村干部',
  'complaint.whom_unknown': () => '没找到这个人或地方。请回姓名，或写哪个乡镇哪个村的干部。',
  'complaint.which_person': ({ name: who }: Vars<'complaint.which_person'>) =>
    `有几位叫${name(who)}的，是哪个单位的？`,
  'complaint.confirm_kind': ({ kind }: Vars<'complaint.confirm_kind'>) =>
    `这属于“${KINDS[kind]}”，对吗？`,
  'complaint.ask_kind': () => '属于哪一类？',
  'complaint.kind': ({ kind }: Vars<'complaint.kind'>) => KINDS[kind],
  'complaint.ask_name': () => '请回您的姓名和电话，如 张三 13800000000',
  'complaint.ask_name_or_head': ({ name: head }: Vars<'complaint.ask_name_or_head'>) =>
    `请回您自己的姓名和电话，如 张三 13800000000。您就是${name(head)}，回1。`,
  'complaint.confirm': ({ whom, text, code: digits }: Vars<'complaint.confirm'>) =>
    `匿名举报${cut(whom, 16)}：“${cut(text, 30)}”。查询码${code(digits)}，请记下，再把后四位发来，就交上去。不交回“不”。`,
  'complaint.confirm_named': ({
    name: who,
    whom,
    text,
    code: digits,
  }: Vars<'complaint.confirm_named'>) =>
    `${name(who)}举报${cut(whom, 16)}：“${cut(text, 20)}”。查询码${code(digits)}，请记下，再把后四位发来，就交上去。不交回“不”。`,
  'complaint.wrong_digits': ({ whom, code: digits }: Vars<'complaint.wrong_digits'>) =>
    `数不对，没有交。举报${cut(whom, 14)}的查询码是${code(digits)}，请发后四位。不交回“不”。`,
  'complaint.filed': ({ due }: Vars<'complaint.filed'>) =>
    `交上去了。发查询码就能看进展，${day(due)}前告诉您是否受理。别给人看，短信请删掉。`,
  'complaint.dropped': () => '好，没有交，您的话没有留下。',
  'complaint.nobody_above': () =>
    '这件事这里没有合适的人来查，您的话没有留下。请打12388，或向市纪委监委反映。',
  'complaint.changed': () => '情况刚变了，没有交。请再发：举报 和您要说的话。',

  'complaint.state': (vars: Vars<'complaint.state'>) =>
    `您的举报${state(vars)}。${more(vars.status)}`,
  'complaint.state_review': ({ finding, until }: Vars<'complaint.state_review'>) =>
    `您的举报${decided(finding)}。${review(until)}`,
  'complaint.answered': ({ on, answer, ...vars }: Vars<'complaint.answered'>) =>
    `您的举报${state(vars)}。${day(on)}答复：“${cut(answer, 56)}”。${more(vars.status)}`,
  'complaint.answered_review': ({
    finding,
    until,
    on,
    answer,
  }: Vars<'complaint.answered_review'>) =>
    `您的举报${decided(finding)}。${day(on)}答复：“${cut(answer, 56)}”。${review(until)}`,
  'complaint.asked_filer': ({ on, text, isQuestion, ...vars }: Vars<'complaint.asked_filer'>) =>
    `您的举报${state(vars)}。${day(on)}${isQuestion ? '问您' : '告诉您'}：“${cut(text, 48)}”。${isQuestion ? '回答请' : '要回话，'}发：查询码 补充 您的话`,
  'complaint.unknown_code': () => '没有查到。请看看这16位数有没有抄错，再发一次。',
  'complaint.ask_added': ({ kind }: Vars<'complaint.ask_added'>) =>
    kind === 'review'
      ? '为什么要复查？请写下来。'
      : kind === 'retaliation'
        ? '谁怎么打击报复您？请写下来。有危险先打110。'
        : '要补充什么？请写下来。',
  'complaint.confirm_added': ({ kind, text }: Vars<'complaint.confirm_added'>) =>
    `${ADDED[kind]}：“${cut(text, 80)}”。${kind === 'review' ? '换人复查' : '交给办这件举报的人'}，对吗？`,
  'complaint.added': ({ kind }: Vars<'complaint.added'>) =>
    kind === 'review'
      ? '交了，换人复查。发查询码看进展。'
      : kind === 'retaliation'
        ? '交了，会先看您这条。有危险马上打110。发查询码看答复。'
        : '交了。发查询码看答复。',
  'complaint.not_added': () => '好，没有交。',
  'complaint.over': () => '这件已经办完或移送上级，这里不能再补充。有新情况请再发：举报',
  'complaint.no_review': () => '这件现在不能申请复查。不服可打12388，或向市纪委监委反映。',
  'complaint.nobody_else': () =>
    '这里没有别的人能复查这件事，办过的人不能自己复查。您可打12388，或向市纪委监委申请，那里会听您说。',
  'complaint.who_asked': () =>
    '有没有人举报、是谁举报，谁都不能查，也不会告诉任何人。打击报复要受处分。',
}
