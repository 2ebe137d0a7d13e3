import type {
  ContestRefusal,
  DecideRefusal,
  JudgeRefusal,
  LeaveRefusal,
  PresenceRefusal,
  RecallRefusal,
} from '../../residency/rules'
import type { VarKind } from '../templates'

export interface ResidencyVarKinds {
  residencyWhy:
    | PresenceRefusal
    | LeaveRefusal
    | JudgeRefusal
    | RecallRefusal
    | DecideRefusal
    | ContestRefusal
    | 'no_leave'
    | 'unknown_code'
    | 'figure_missing'
  /** Null, or the first day as well, where it is one day. */
  lastDay: string | null
}

/** What is said about days in the village 驻村, leave 请假 and recall 召回. */
export const RESIDENCY_TEMPLATES = {
  'residency.noted': { area: 'area', day: 'day', days: 'count', need: 'count' },
  'residency.noted_far': { area: 'area', day: 'day', days: 'count', need: 'count' },
  'residency.taken_back': { area: 'area', day: 'day', days: 'count', need: 'count' },
  'residency.not_noted': { area: 'area', day: 'day' },
  'residency.which_village': {},
  'residency.refused': { residencyWhy: 'residencyWhy' },
  /** To somebody posted to a village: their month and year. */
  'residency.own': {
    area: 'area',
    days: 'count',
    need: 'count',
    leave: 'count',
    inYear: 'count',
    needInYear: 'count',
  },
  /** To who oversees them, a line each. */
  'residency.line': {
    area: 'area',
    name: 'name',
    days: 'count',
    need: 'count',
    leave: 'count',
    left: 'count',
  },
  'residency.nobody': {},
  'residency.away': { area: 'area', name: 'name', left: 'count' },
  'residency.all_there': {},
  'residency.free_day': {},
  /** To everybody. */
  'residency.public': { area: 'area', name: 'name', days: 'count', need: 'count' },
  'residency.public_nobody': { area: 'area' },
  'residency.public_where': {},

  'leave.ask_days': {},
  'leave.ask_reason': {},
  'leave.confirm': { from: 'day', to: 'lastDay', reason: 'text' },
  'leave.dropped': {},
  'leave.asked': { code: 'code' },
  'leave.ended': { from: 'day', to: 'lastDay' },
  'leave.granted_told': { from: 'day', to: 'lastDay' },
  'leave.refused_told': { from: 'day', to: 'lastDay', reason: 'text' },
  'leave.to_judge': {
    name: 'name',
    area: 'area',
    from: 'day',
    to: 'lastDay',
    reason: 'text',
    code: 'code',
  },
  'leave.judge_format': {},
  'leave.ask_why_not': { name: 'name' },
  'leave.grant_confirm': { name: 'name', from: 'day', to: 'lastDay', reason: 'text' },
  'leave.refuse_confirm': { name: 'name', from: 'day', to: 'lastDay', reason: 'text' },
  'leave.granted': { name: 'name', from: 'day', to: 'lastDay' },
  'leave.refused': { name: 'name', from: 'day', to: 'lastDay' },

  'recall.ask_person': {},
  'recall.which_person': {},
  'recall.ask_reason': { name: 'name' },
  'recall.confirm': { name: 'name', area: 'area', reason: 'text' },
  'recall.dropped': {},
  'recall.proposed': { name: 'name', code: 'code' },
  'recall.to_decide': { name: 'name', area: 'area', reason: 'text', code: 'code' },
  'recall.proposed_told': { area: 'area', reason: 'text', code: 'code' },
  'recall.decide_format': {},
  'recall.ask_why': { name: 'name' },
  'recall.uphold_confirm': { name: 'name', area: 'area', reason: 'text' },
  'recall.refuse_confirm': { name: 'name', area: 'area', reason: 'text' },
  'recall.decided': { name: 'name', area: 'area' },
  'recall.declined': { name: 'name', area: 'area' },
  'recall.recalled_told': { area: 'area', reason: 'text', code: 'code' },
  'recall.stays_told': { area: 'area', reason: 'text', code: 'code' },
  'recall.not_recalled_told': { area: 'area', reason: 'text' },
  'recall.upheld_to_proposer': { name: 'name', area: 'area' },
  'recall.refused_to_proposer': { name: 'name', area: 'area' },
  'recall.contest_to_office': { name: 'name', area: 'area', text: 'text', code: 'code' },
  'recall.ask_contest': {},
  'recall.contest_confirm': { text: 'text' },
  'recall.contested': {},
} as const satisfies Record<string, Record<string, VarKind>>
