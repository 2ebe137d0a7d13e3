import type { DepartmentRecords, Vars } from '../../../api/client'
import { code, cut, dayEn as day, name, phone } from '../format'
import type { Messages } from '../messages'

const RECORDS = {
  vehicles: 'vehicles',
  property: 'property',
  business: 'business',
  public_payroll: 'public payroll',
  deaths: 'deaths',
  subsistence_allowance: 'allowance',
  disability: 'disability',
  medical_costs: 'medical costs',
  schooling_costs: 'schooling costs',
  disasters: 'disasters',
} as const satisfies Record<DepartmentRecords, string>

type CancelConfirm = Vars<'comparison.cancel_confirm'>

const unit = (department: string) => cut(department, 10)

export const enComparisons = {
  'comparison.to_department': ({ records, due }: Vars<'comparison.to_department'>) =>
    `The county office asks for your ${RECORDS[records]} records by ${day(due)}. Send COMPARE to see.`,
  'comparison.due_soon': ({ records, due }: Vars<'comparison.due_soon'>) =>
    `Your ${RECORDS[records]} records are due by ${day(due)} and have not come yet.`,
  'comparison.needed_no_more': ({ records, text }: Vars<'comparison.needed_no_more'>) =>
    `Your ${RECORDS[records]} records are needed no more${text ? `: ${cut(text, 30)}` : '.'}`,
  'comparison.returned': ({
    records,
    department,
    rows,
    matched,
    leads,
  }: Vars<'comparison.returned'>) =>
    `${unit(department)}: ${RECORDS[records]}, ${rows} rows, ${matched} matched, ${leads} new leads.`,
  'comparison.ask_records': () => 'Which records of which department? E.g. 民政局 低保',
  'comparison.records_unknown': () =>
    'Which records? 车辆 房产 工商 财政供养 死亡 低保 残疾 医疗 教育 受灾',
  'comparison.ask_due': ({ records, department }: Vars<'comparison.ask_due'>) =>
    `${RECORDS[records]} of ${unit(department)}: by when? E.g. 12月10日前`,
  'comparison.due_past': ({ records, department }: Vars<'comparison.due_past'>) =>
    `That day has gone by. ${RECORDS[records]} of ${unit(department)}: by when?`,
  'comparison.confirm': ({ records, department, due, name: who }: Vars<'comparison.confirm'>) =>
    `Ask ${unit(department)}${who ? ` (${name(who)})` : ''} for ${RECORDS[records]} by ${day(due)}?`,
  'comparison.asked': ({ records, department, due, name: who }: Vars<'comparison.asked'>) =>
    `${unit(department)}, ${name(who)}, was asked for ${RECORDS[records]} by ${day(due)}.`,
  'comparison.asked_nobody': ({ records, department, due }: Vars<'comparison.asked_nobody'>) =>
    `Noted: ${RECORDS[records]} of ${unit(department)} by ${day(due)}. Nobody of theirs is known: please call.`,
  'comparison.already_asked': ({ records, department }: Vars<'comparison.already_asked'>) =>
    `${unit(department)} was asked for ${RECORDS[records]} already. Send COMPARE.`,
  'comparison.dropped': () => 'Fine, nobody was asked.',
  'comparison.cancel_which': () => 'Which one is needed no more?',
  'comparison.cancel_choice': ({ records, department, due }: Vars<'comparison.cancel_choice'>) =>
    `${unit(department)} ${RECORDS[records]}, ${day(due)}`,
  'comparison.cancel_reason': ({ records, department }: Vars<'comparison.cancel_reason'>) =>
    `${RECORDS[records]} of ${unit(department)}: why no more? They are told.`,
  'comparison.cancel_confirm': ({ records, department, text }: CancelConfirm) =>
    `Cancel ${RECORDS[records]} of ${unit(department)}, reason: ${cut(text, 30)}?`,
  'comparison.cancelled': ({ records, department }: Vars<'comparison.cancelled'>) =>
    `Cancelled: ${RECORDS[records]} of ${unit(department)}.`,
  'comparison.cancel_returned': ({ records, department }: Vars<'comparison.cancel_returned'>) =>
    `${unit(department)} handed in ${RECORDS[records]} already.`,
  'comparison.cancel_unknown': () => 'No such open task. Send COMPARE for the numbers.',
  'comparison.kept': () => 'Fine, it is asked for as before.',
  'comparison.none': () => 'Nothing was asked for yet. Send: 比对 民政局 低保 12月10日前',
  'comparison.none_own': () => 'Nothing is asked of you now.',
  'comparison.own_how': ({ name: who, hotline }: Vars<'comparison.own_how'>) =>
    `Give the file to ${who ? `${name(who)} of ` : ''}the county office, ${phone(hotline)}. With a token: POST /comparisons`,
  'comparison.open': ({ records, department, due, code: number }: Vars<'comparison.open'>) =>
    `${RECORDS[records]} (${unit(department)}): due by ${day(due)}. No. ${code(number)}`,
  'comparison.late': ({ records, department, due, code: number }: Vars<'comparison.late'>) =>
    `${RECORDS[records]} (${unit(department)}): overdue since ${day(due)}. No. ${code(number)}`,
  'comparison.result': ({
    records,
    rows,
    matched,
    leads,
    decided,
    founded,
  }: Vars<'comparison.result'>) =>
    `${RECORDS[records]}: ${rows} rows, ${matched} matched, ${leads} leads, ${decided} decided, ${founded} true.`,
} satisfies Partial<Messages>
