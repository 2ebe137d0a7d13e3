import type { LeadClass, LeadKind, LeadStatus } from '../../../db/values/leads'
import type { Decision } from '../../leads/rules'
import type { VarKind } from '../templates'

export interface LeadVarKinds {
  /** In a text it says nothing of anybody's health. */
  leadClass: LeadClass
  leadKind: LeadKind
  leadStatus: LeadStatus
  leadDecision: Decision
}

/** A lead 线索: found, visited, heard, decided. */
export const LEAD_TEMPLATES = {
  /** To whoever is sent. */
  'lead.to_holder': {
    leadClass: 'leadClass',
    head: 'name',
    area: 'area',
    due: 'day',
    code: 'code',
  },
  'lead.many_to_holder': { count: 'count', due: 'day' },
  'lead.signal_to_holder': { leadClass: 'leadClass', head: 'name', area: 'area', code: 'code' },
  'lead.visit_due': { due: 'day' },

  /** To the household: what was found, in neutral words, and how to answer. */
  'lead.to_household': { leadClass: 'leadClass', due: 'day', code: 'code' },
  'lead.to_household_risk': { due: 'day', code: 'code' },
} as const satisfies Record<string, Record<string, VarKind>>
