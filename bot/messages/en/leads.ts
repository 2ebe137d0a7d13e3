import type { LeadClass, Vars } from '../../../api/client'
import { area, code, dayEn as day, name } from '../format'
import type { Messages } from '../messages'

/** Nothing of anybody's health: it is read in texts. */
const FOUND = {
  vehicle: 'a vehicle',
  property: 'a property',
  business: 'a business',
  public_payroll: 'public pay',
  death: 'who lives there',
  subsistence_allowance: 'the allowance',
  disability: 'a certificate',
  call_for_help: 'a call for help',
  medical_cost: 'a large cost',
  schooling_cost: 'school costs',
  disaster: 'a disaster',
  accident: 'an accident',
  income_drop: 'less income',
  assurance_gap: 'a basic need',
  left_out: 'maybe left out',
  wrongly_in: 'maybe wrongly in',
} as const satisfies Record<LeadClass, string>

export const enLeads = {
  'lead.to_holder': ({ leadClass, head, area: place, due, code: number }: Vars<'lead.to_holder'>) =>
    `New lead (${FOUND[leadClass]}): ${name(head)}, ${area(place)}. Visit by ${day(due)}, then text: CHECK ${code(number)} what you saw`,
  'lead.many_to_holder': ({ count, due }: Vars<'lead.many_to_holder'>) =>
    `${count} new leads for you to visit, the first by ${day(due)}. Text LEADS to see them.`,
  'lead.signal_to_holder': ({
    leadClass,
    head,
    area: place,
    code: number,
  }: Vars<'lead.signal_to_holder'>) =>
    `More about ${name(head)} (${area(place)}): ${FOUND[leadClass]}. Text LEAD ${code(number)}`,
  'lead.visit_due': ({ due }: Vars<'lead.visit_due'>) =>
    `You still have leads to visit by ${day(due)}. Text LEADS to see them.`,
  'lead.to_household': ({ leadClass, due, code: number }: Vars<'lead.to_household'>) =>
    `Records show ${FOUND[leadClass]} for your household. Someone visits by ${day(due)}. If wrong: EXPLAIN ${code(number)} why`,
  'lead.to_household_risk': ({ due, code: number }: Vars<'lead.to_household_risk'>) =>
    `Noted. Someone visits your household by ${day(due)}. To say more: EXPLAIN ${code(number)} your words`,
} satisfies Partial<Messages>
