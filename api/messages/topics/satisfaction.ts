import type { SatisfactionOccasion, SatisfactionStatus } from '../../../db/values/satisfaction'
import type { VarKind } from '../templates'

/** Why nothing came of what was asked about a survey. */
export const SATISFACTION_WHYS = [
  'own_draft',
  'already_approved',
  'cancelled',
  'closed',
  'not_closed',
  'last_not_words',
  'words_not_last',
  'id_number',
  'phone',
  'no_channel',
  'figure_missing',
] as const
export type SatisfactionWhy = (typeof SATISFACTION_WHYS)[number]

export interface SatisfactionVarKinds {
  satisfactionOccasion: SatisfactionOccasion
  satisfactionStatus: SatisfactionStatus
  satisfactionWhy: SatisfactionWhy
  /** From 1, the worst, to 5. */
  satisfactionMark: number
  /** What stands before the next question: it was answered, passed over, or nobody understood. */
  satisfactionLead: 'answered' | 'passed' | 'not_understood' | 'none'
}

/** What is said in a satisfaction survey 满意度调查, and to those who make one. */
export const SATISFACTION_TEMPLATES = {
  /** To whoever is asked. */
  'satisfaction.scale': { value: 'satisfactionMark' },
  'satisfaction.yes': {},
  'satisfaction.no': {},
  'satisfaction.first': { county: 'area', count: 'count', text: 'text' },
  'satisfaction.first_yes_no': { county: 'area', count: 'count', text: 'text' },
  'satisfaction.ask_after': { occasion: 'satisfactionOccasion', text: 'text' },
  'satisfaction.remind': { county: 'area', text: 'text' },
  'satisfaction.remind_yes_no': { county: 'area', text: 'text' },
  'satisfaction.remind_words': { county: 'area', text: 'text' },
  'satisfaction.next': { lead: 'satisfactionLead', at: 'count', of: 'count', text: 'text' },
  'satisfaction.next_yes_no': { lead: 'satisfactionLead', at: 'count', of: 'count', text: 'text' },
  'satisfaction.next_words': { lead: 'satisfactionLead', at: 'count', of: 'count', text: 'text' },
  'satisfaction.again_scale': { text: 'text' },
  'satisfaction.again_yes_no': { text: 'text' },
  'satisfaction.again_words': { text: 'text' },
  'satisfaction.done': {},
  'satisfaction.done_passed': {},
  'satisfaction.stopped': {},
  'satisfaction.late': {},
  'satisfaction.same': {},
  'satisfaction.answer_it': {},
  /** A digit came for one of two questions. */
  'satisfaction.which_question': {},

  /** To whoever drafts, approves and reads one. */
  'satisfaction.ask_area': {},
  'satisfaction.ask_questions': { area: 'area' },
  'satisfaction.too_long': { text: 'text' },
  'satisfaction.personal': {},
  'satisfaction.nobody': { area: 'area' },
  'satisfaction.preview': { text: 'text' },
  'satisfaction.confirm': {
    area: 'area',
    households: 'count',
    reachable: 'count',
    count: 'count',
    messages: 'count',
    segments: 'count',
    cost: 'cost',
    days: 'count',
  },
  'satisfaction.drafted': { code: 'code', count: 'count' },
  'satisfaction.dropped': {},
  'satisfaction.kept': {},
  'satisfaction.to_approve': { area: 'area', code: 'code' },
  'satisfaction.approve_confirm': { area: 'area', count: 'count', segments: 'count', cost: 'cost' },
  'satisfaction.cancel_confirm': { area: 'area' },
  'satisfaction.approved': { code: 'code', count: 'count', until: 'day' },
  'satisfaction.given_up': {},
  'satisfaction.refused': { why: 'satisfactionWhy' },
  'satisfaction.not_found': {},
  'satisfaction.none': {},
  'satisfaction.line': {
    title: 'text',
    code: 'code',
    status: 'satisfactionStatus',
    asked: 'count',
    answered: 'count',
    left: 'count',
  },
  'satisfaction.result': {
    title: 'text',
    asked: 'count',
    answered: 'count',
    /** Percent. */
    rate: 'count',
    left: 'count',
  },
  'satisfaction.result_question': {
    at: 'count',
    text: 'text',
    answers: 'count',
    /** Percent. */
    satisfied: 'count',
    low: 'count',
    high: 'count',
    left: 'count',
  },
  'satisfaction.result_few': { at: 'count', text: 'text', left: 'count' },
  'satisfaction.result_parts': { at: 'count', text: 'text', left: 'count' },
  'satisfaction.result_change': { before: 'count', now: 'count', title: 'text', left: 'count' },
  'satisfaction.result_own': {
    title: 'text',
    at: 'count',
    area: 'area',
    answers: 'count',
    satisfied: 'count',
    left: 'count',
  },
} as const satisfies Record<string, Record<string, VarKind>>
