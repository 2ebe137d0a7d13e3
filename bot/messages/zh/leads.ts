import type { LeadClass, Vars } from '../../../api/client'
import { area, code, dayZh as day, name } from '../format'
import type { Messages } from '../messages'

/** Nothing of anybody's health: it is read in texts. */
const FOUND = {
  vehicle: '车辆',
  property: '房产',
  business: '经营登记',
  public_payroll: '财政工资',
  death: '人口变动',
  subsistence_allowance: '低保',
  disability: '证件',
  call_for_help: '求助',
  medical_cost: '大额支出',
  schooling_cost: '上学开支',
  disaster: '受灾',
  accident: '意外',
  income_drop: '收入下降',
  assurance_gap: '三保障缺口',
  left_out: '可能漏评',
  wrongly_in: '可能错评',
} as const satisfies Record<LeadClass, string>

export const zhLeads = {
  'lead.to_holder': ({ leadClass, head, area: place, due, code: number }: Vars<'lead.to_holder'>) =>
    `新线索（${FOUND[leadClass]}）：${name(head)}家，${area(place)}，请${day(due)}前上门。看了发：核实 ${code(number)} 看到什么`,
  'lead.many_to_holder': ({ count, due }: Vars<'lead.many_to_holder'>) =>
    `有${count}条新线索要您上门看，最早的${day(due)}到期。发“线索”看是哪几户。`,
  'lead.signal_to_holder': ({
    leadClass,
    head,
    area: place,
    code: number,
  }: Vars<'lead.signal_to_holder'>) =>
    `${name(head)}家（${area(place)}）又有新情况：${FOUND[leadClass]}。发“线索 ${code(number)}”看`,
  'lead.visit_due': ({ due }: Vars<'lead.visit_due'>) =>
    `您还有线索没上门，${day(due)}到期。发“线索”看是哪几户。`,
  'lead.to_household': ({ leadClass, due, code: number }: Vars<'lead.to_household'>) =>
    `登记核对看到您家有${FOUND[leadClass]}的记录，干部${day(due)}前上门问。不对就回：说明 ${code(number)} 怎么回事`,
  'lead.to_household_risk': ({ due, code: number }: Vars<'lead.to_household_risk'>) =>
    `您家的情况记下了，干部${day(due)}前上门看。有话要说回：说明 ${code(number)} 您的话`,
} satisfies Partial<Messages>
