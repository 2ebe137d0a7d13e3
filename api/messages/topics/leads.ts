import type { LeadClass, LeadKind, LeadStatus } from '../../../db/values/leads'
import type { Decision, DecisionRefusal } from '../../leads/rules'
import type { VarKind } from '../templates'

export interface LeadVarKinds {
  /** In a text it says nothing of anybody's health. */
  leadClass: LeadClass
  leadKind: LeadKind
  leadStatus: LeadStatus
  leadDecision: Decision
  /** Why it cannot be decided, or not so. */
  leadRefusal:
    | DecisionRefusal
    | 'with_township'
    | 'needs_successor'
    | 'successor_minor'
    | 'no_round'
    | 'watched'
    | 'already_filed'
    | 'in_ledger'
    | 'changed'
}

const PLACE = { head: 'name', area: 'area' } as const

/** A lead 线索: found, visited, heard, decided. */
export const LEAD_TEMPLATES = {
  /** To whoever is sent. */
  'lead.to_holder': { leadClass: 'leadClass', ...PLACE, due: 'day', code: 'code' },
  'lead.many_to_holder': { count: 'count', due: 'day' },
  'lead.signal_to_holder': { leadClass: 'leadClass', ...PLACE, code: 'code' },
  'lead.visit_due': { due: 'day' },
  'lead.explained_to_holder': { ...PLACE, text: 'surveyWords', code: 'code' },
  'lead.decided_to_visitor': { head: 'name', decision: 'leadDecision', code: 'code' },

  /** To staff who look at leads. */
  'lead.own': {
    leadClass: 'leadClass',
    ...PLACE,
    status: 'leadStatus',
    due: 'day',
    /** 1 where it is past its day. */
    late: 'count',
    code: 'code',
    left: 'count',
  },
  'lead.own_none': {},
  /** Of a place, or of all their area where nothing waits for them. */
  'lead.of_area': { area: 'area', count: 'count' },
  'lead.of_area_none': { area: 'area' },
  'lead.of_others': { count: 'count' },
  'lead.in_area': {
    leadClass: 'leadClass',
    ...PLACE,
    status: 'leadStatus',
    due: 'day',
    late: 'count',
    /** Who is sent there; empty where it waits for nobody's visit. */
    name: 'name',
    code: 'code',
    left: 'count',
  },
  'lead.unknown': {},
  'lead.shown': {
    leadClass: 'leadClass',
    ...PLACE,
    status: 'leadStatus',
    due: 'day',
    text: 'surveyWords',
    left: 'count',
  },
  'lead.shown_decided': { leadClass: 'leadClass', ...PLACE, text: 'surveyWords', left: 'count' },
  'lead.shown_possible': {},
  'lead.shown_visit': { name: 'name', day: 'day', text: 'surveyWords' },
  'lead.shown_statement': { day: 'day', text: 'surveyWords' },
  'lead.shown_decision': { decision: 'leadDecision', day: 'day', text: 'surveyWords' },

  /** To whoever says what was seen and heard there. */
  'lead.check_format': {},
  'lead.ask_seen': { head: 'name', leadClass: 'leadClass' },
  'lead.ask_said': { head: 'name' },
  // What somebody has just written is theirs to read as they wrote it.
  'lead.check_confirm': { head: 'name', day: 'day', text: 'text', said: 'text' },
  'lead.check_confirm_unheard': { head: 'name', day: 'day', text: 'text' },
  'lead.checked': { head: 'name' },
  'lead.checked_unheard': { head: 'name', code: 'code' },
  'lead.check_empty': {},
  'lead.before_found': {},
  'lead.in_future': {},
  'lead.was_decided': {},

  /** To whoever decides. */
  'lead.ask_decision': { head: 'name', leadClass: 'leadClass' },
  'lead.choice': { decision: 'leadDecision' },
  'lead.ask_reason': { head: 'name', decision: 'leadDecision' },
  'lead.ask_successor': { head: 'name' },
  'lead.member': { name: 'name' },
  'lead.decide_confirm': { head: 'name', decision: 'leadDecision', text: 'text' },
  'lead.done': { head: 'name', decision: 'leadDecision' },
  'lead.refused': { refusal: 'leadRefusal' },

  /** To the household: what was found, in neutral words, how to answer, and what was decided. */
  'lead.to_household': { leadClass: 'leadClass', due: 'day', code: 'code' },
  'lead.many_to_household': { count: 'count', leadClass: 'leadClass', due: 'day' },
  'lead.to_household_risk': { due: 'day', code: 'code' },
  'lead.decided': {
    leadClass: 'leadClass',
    decision: 'leadDecision',
    reason: 'surveyWords',
    code: 'code',
  },
  'lead.explain_none': {},
  'lead.explain_which': {},
  'lead.explain_about': { leadClass: 'leadClass', head: 'name' },
  /** Of several of one class: by the day, or where that is one as well by its code. */
  'lead.explain_about_day': { leadClass: 'leadClass', head: 'name', day: 'day' },
  'lead.explain_about_code': { leadClass: 'leadClass', head: 'name', code: 'code' },
  'lead.ask_explanation': {},
  'lead.explain_confirm': { text: 'text' },
  'lead.explained': { due: 'day', code: 'code' },
  'lead.explain_decided': { day: 'day' },
  'lead.explain_unknown': {},
  'receipt.lead': { leadClass: 'leadClass', status: 'leadStatus', due: 'day', heard: 'count' },
  'receipt.lead_decided': {
    leadClass: 'leadClass',
    decision: 'leadDecision',
    day: 'day',
    reason: 'surveyWords',
  },
} as const satisfies Record<string, Record<string, VarKind>>
