import type { DepartmentRecords, Vars } from '../../../api/client'
import { code, cut, dayZh as day, name, phone } from '../format'
import type { Messages } from '../messages'

const RECORDS = {
  vehicles: '车辆',
  property: '房产',
  business: '工商',
  public_payroll: '财政供养',
  deaths: '死亡',
  subsistence_allowance: '低保',
  disability: '残疾人证',
  medical_costs: '医疗自付',
  schooling_costs: '教育支出',
  disasters: '受灾',
} as const satisfies Record<DepartmentRecords, string>

type CancelConfirm = Vars<'comparison.cancel_confirm'>

const unit = (department: string) => cut(department, 10)

export const zhComparisons = {
  'comparison.to_department': ({ records, due }: Vars<'comparison.to_department'>) =>
    `县扶贫办请贵单位${day(due)}前交“${RECORDS[records]}”记录，用来和名册核对。发“比对”看要交的。`,
  'comparison.due_soon': ({ records, due }: Vars<'comparison.due_soon'>) =>
    `提醒：“${RECORDS[records]}”记录${day(due)}前要交县扶贫办比对，还没收到。`,
  'comparison.needed_no_more': ({ records, text }: Vars<'comparison.needed_no_more'>) =>
    `县扶贫办：“${RECORDS[records]}”记录不用交了${text ? `：${cut(text, 30)}` : ''}。`,
  'comparison.returned': ({
    records,
    department,
    rows,
    matched,
    leads,
  }: Vars<'comparison.returned'>) =>
    `${unit(department)}交来“${RECORDS[records]}”${rows}行，对上${matched}行，新疑点${leads}条。`,
  'comparison.ask_records': () => '要哪个部门的什么记录？请回，如 民政局 低保',
  'comparison.records_unknown': () =>
    '没认出是什么记录。可要：车辆、房产、工商、财政供养、死亡、低保、残疾、医疗、教育、受灾。请再回一次。',
  'comparison.ask_due': ({ records, department }: Vars<'comparison.ask_due'>) =>
    `请${unit(department)}哪天以前交“${RECORDS[records]}”？请回，如 12月10日前`,
  'comparison.due_past': ({ records, department }: Vars<'comparison.due_past'>) =>
    `那天已经过了。请${unit(department)}哪天以前交“${RECORDS[records]}”？请回，如 12月10日前`,
  'comparison.confirm': ({ records, department, due, name: who }: Vars<'comparison.confirm'>) =>
    `请${unit(department)}${who ? `（${name(who)}）` : ''}${day(due)}前交“${RECORDS[records]}”记录。对吗？`,
  'comparison.asked': ({ records, department, due, name: who }: Vars<'comparison.asked'>) =>
    `已请${unit(department)}${name(who)}${day(due)}前交“${RECORDS[records]}”。交没交，发“比对”看。`,
  'comparison.asked_nobody': ({ records, department, due }: Vars<'comparison.asked_nobody'>) =>
    `记下了：${unit(department)}${day(due)}前交“${RECORDS[records]}”。系统里没有他们的人，请您打电话告知。`,
  'comparison.already_asked': ({ records, department }: Vars<'comparison.already_asked'>) =>
    `${unit(department)}的“${RECORDS[records]}”已经要过，还没交。发“比对”看。`,
  'comparison.dropped': () => '好，没有要。',
  'comparison.cancel_which': () => '哪一个不要了？',
  'comparison.cancel_choice': ({ records, department, due }: Vars<'comparison.cancel_choice'>) =>
    `${unit(department)}${RECORDS[records]}，${day(due)}前`,
  'comparison.cancel_reason': ({ records, department }: Vars<'comparison.cancel_reason'>) =>
    `${unit(department)}的“${RECORDS[records]}”为什么不要了？请说一句，会告诉他们。`,
  'comparison.cancel_confirm': ({ records, department, text }: CancelConfirm) =>
    `取消：${unit(department)}的“${RECORDS[records]}”不用交了，理由：${cut(text, 30)}。对吗？`,
  'comparison.cancelled': ({ records, department }: Vars<'comparison.cancelled'>) =>
    `取消了：${unit(department)}的“${RECORDS[records]}”不用交了。`,
  'comparison.cancel_returned': ({ records, department }: Vars<'comparison.cancel_returned'>) =>
    `${unit(department)}的“${RECORDS[records]}”已经交来了，不能取消。`,
  'comparison.cancel_unknown': () => '没有这个没交的比对任务。发“比对”看编号。',
  'comparison.kept': () => '好，没有取消，还是要交。',
  'comparison.none': () => '还没向部门要过记录。要的话发：比对 民政局 低保 12月10日前',
  'comparison.none_own': () => '眼下没有要贵单位交的记录。',
  'comparison.own_how': ({ name: who, hotline }: Vars<'comparison.own_how'>) =>
    `文件送县扶贫办${name(who)}，电话${phone(hotline)}；有接口口令的传POST /comparisons`,
  'comparison.open': ({ records, department, due, code: number }: Vars<'comparison.open'>) =>
    `“${RECORDS[records]}”（${unit(department)}）：${day(due)}前交，还没交。编号${code(number)}`,
  'comparison.late': ({ records, department, due, code: number }: Vars<'comparison.late'>) =>
    `“${RECORDS[records]}”（${unit(department)}）：过期没交，本该${day(due)}前。编号${code(number)}`,
  'comparison.result': ({
    records,
    rows,
    matched,
    leads,
    decided,
    founded,
  }: Vars<'comparison.result'>) =>
    `“${RECORDS[records]}”已交：${rows}行，对上${matched}行，疑点${leads}条，已核定${decided}条，属实${founded}条。`,
} satisfies Partial<Messages>
