import type {
  ComplaintFinding,
  ComplaintMessageKind,
  ComplaintStatus,
} from '../../../db/values/integrity'
import type { VarKind } from '../templates'

export interface ComplaintVarKinds {
  complaintStatus: ComplaintStatus
  /** Null: it is not decided. */
  complaintOutcome: ComplaintFinding | null
  addedKind: Exclude<ComplaintMessageKind, 'report'>
}

/** What is said about complaints, for who files one. */
export const COMPLAINT_TEMPLATES = {
  'complaint.ask_way': {},
  'complaint.named': {},
  'complaint.anonymous': {},
  'complaint.ask_text': {},
  'complaint.no_photos': {},
  'complaint.ask_whom': {},
  'complaint.whom_unknown': {},
  'complaint.which_person': { name: 'name' },
  'complaint.confirm_kind': { kind: 'misconductKind' },
  'complaint.ask_kind': {},
  'complaint.kind': { kind: 'misconductKind' },
  'complaint.ask_name': {},
  'complaint.ask_name_or_head': { name: 'name' },
  'complaint.confirm': { whom: 'text', text: 'text', code: 'code' },
  'complaint.confirm_named': { name: 'name', whom: 'text', text: 'text', code: 'code' },
  'complaint.wrong_digits': { whom: 'text', code: 'code' },
  'complaint.filed': { due: 'day' },
  'complaint.dropped': {},
  'complaint.nobody_above': {},
  'complaint.changed': {},

  /** Where it stands; the `_review` ones while a review can be asked for. */
  'complaint.state': {
    status: 'complaintStatus',
    finding: 'complaintOutcome',
    due: 'day',
    late: 'count',
  },
  'complaint.state_review': { finding: 'complaintOutcome', until: 'day' },
  'complaint.answered': {
    status: 'complaintStatus',
    finding: 'complaintOutcome',
    due: 'day',
    late: 'count',
    on: 'day',
    answer: 'text',
  },
  'complaint.answered_review': {
    finding: 'complaintOutcome',
    until: 'day',
    on: 'day',
    answer: 'text',
  },
  /** What its handler has written before there is an answer. */
  'complaint.asked_filer': {
    status: 'complaintStatus',
    finding: 'complaintOutcome',
    due: 'day',
    late: 'count',
    on: 'day',
    text: 'text',
    isQuestion: 'count',
  },
  'complaint.unknown_code': {},
  'complaint.ask_added': { kind: 'addedKind' },
  'complaint.confirm_added': { kind: 'addedKind', text: 'text' },
  'complaint.added': { kind: 'addedKind' },
  'complaint.not_added': {},
  'complaint.over': {},
  'complaint.no_review': {},
  'complaint.nobody_else': {},
  'complaint.who_asked': {},
} as const satisfies Record<string, Record<string, VarKind>>
