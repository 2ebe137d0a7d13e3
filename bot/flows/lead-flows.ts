import { type Data, type Flow, only } from '../conversation/flow'
import type { LeadMeaning } from '../conversation/leads-words'
import { checkLead } from './check-lead'
import { decideLead } from './decide-lead'
import { explainLead } from './explain-lead'
import { ownLeads } from './own-leads'

/** The flows about leads, a part of the registry. */
export const LEAD_FLOWS: readonly Flow[] = [explainLead, checkLead, ownLeads, decideLead]

const FLOW_OF = {
  explain_lead: 'explain-lead',
  check_lead: 'check-lead',
  lead: 'decide-lead',
  own_leads: 'own-leads',
} as const satisfies Record<LeadMeaning['intent'], string>

export function leadFlowFor(meaning: LeadMeaning): { flow: string; data: Data } {
  const flow = FLOW_OF[meaning.intent]
  if (meaning.intent === 'own_leads') return { flow, data: only({ text: meaning.text ?? '' }) }
  return { flow, data: only({ code: meaning.code, text: meaning.text }) }
}
