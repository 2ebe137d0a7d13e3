import type {
  ComplaintFinding,
  ComplaintSide,
  ComplaintStatus,
  ProblemClass,
} from '../../../db/values/integrity'
import type { VarKind } from '../templates'

export interface HandlingVarKinds {
  problemClass: ProblemClass
  complaintFinding: ComplaintFinding
  complaintStatus: ComplaintStatus
  complaintSide: ComplaintSide
}

/** What is said about complaints, for who handles one. */
export const HANDLING_TEMPLATES = {
  /** Sent by itself: to whoever handles them, and to a filer who gave a name. */
  'complaint.waiting': { unseen: 'count', unread: 'count', late: 'count' },
  'complaint.fetch': {},

  /** 举报件. */
  'complaint.none': {},
  'complaint.item': {
    number: 'code',
    status: 'complaintStatus',
    due: 'day',
    isNamed: 'count',
    late: 'count',
    /** Its filer says that they suffer for it, and was not answered. */
    suffers: 'count',
    left: 'count',
  },
  'complaint.item_asked': { number: 'code', due: 'day', left: 'count' },
  'complaint.of': { kind: 'misconductKind', area: 'area', accused: 'text', filer: 'text' },
  'complaint.clock': { status: 'complaintStatus', due: 'day', handUp: 'day', number: 'code' },
  'complaint.said': { side: 'complaintSide', day: 'day', text: 'text', left: 'count' },
  'complaint.said_suffering': { day: 'day', text: 'text', left: 'count' },
  'complaint.answer_first': { number: 'code', left: 'count' },
  'complaint.asked_reason': { reason: 'text', due: 'day', number: 'code' },
  'complaint.unknown_number': {},

  /** What is sent for what, where something lacks. */
  'complaint.format_accept': {},
  'complaint.format_ask': {},
  'complaint.format_extend': {},
  'complaint.format_allow': {},
  'complaint.format_decide': {},
  'complaint.format_hand_up': {},
  'complaint.format_accused': {},
  'complaint.accused_unknown': {},
  'complaint.accused_several': { name: 'name', units: 'text' },

  'complaint.accept_confirm': { number: 'code', class: 'problemClass', kind: 'misconductKind' },
  'complaint.ask_confirm': { number: 'code', text: 'text' },
  'complaint.extend_confirm': { number: 'code', text: 'text' },
  'complaint.allow_confirm': { number: 'code', isAllowed: 'count' },
  'complaint.decide_confirm': { number: 'code', finding: 'complaintFinding', text: 'text' },
  'complaint.hand_up_confirm': { number: 'code', text: 'text' },
  'complaint.accused_confirm': { number: 'code', name: 'name', unit: 'text' },
  'complaint.kept': {},

  'complaint.accepted': { due: 'day', number: 'code' },
  'complaint.asked': {},
  'complaint.extended': { due: 'day' },
  'complaint.extension_asked': {},
  'complaint.extension_refused': {},
  'complaint.decided': { due: 'day' },
  'complaint.decided_founded': { due: 'day' },
  'complaint.handed_up': {},
  'complaint.handed_outside': {},
  'complaint.accused_added': {},
  'complaint.moved': {},

  'complaint.already_accepted': {},
  'complaint.not_accepted': {},
  'complaint.is_decided': {},
  'complaint.retaliation_open': {},
  'complaint.already_extended': {},
  'complaint.already_asked': {},
  'complaint.too_late': {},
  'complaint.is_highest': {},
  'complaint.already_accused': {},

  /** 举报统计. */
  'complaint.counts': {
    year: 'count',
    quarter: 'count',
    /** Of each kind, and of all: a number, or that it is too few to be told. */
    neglect: 'text',
    falsification: 'text',
    misuse: 'text',
    favouritism: 'text',
    extortion: 'text',
    total: 'text',
    left: 'count',
  },
} as const satisfies Record<string, Record<string, VarKind>>
