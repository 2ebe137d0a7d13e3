import type {
  OutletLevel,
  PressStatus,
  PressTone,
  PressTruth,
} from '../../../db/values/press-reports'
import type {
  AccreditRefusal,
  AnswerRefusal,
  ContestRefusal,
  FileRefusal,
  PublishRefusal,
  RateRefusal,
} from '../../press-reports/rules'
import type { VarKind } from '../templates'

export interface PressVarKinds {
  outletLevel: OutletLevel
  pressStatus: PressStatus
  pressTruth: PressTruth
  pressTone: PressTone
  pressWhy:
    | AccreditRefusal
    | AnswerRefusal
    | ContestRefusal
    | FileRefusal
    | PublishRefusal
    | RateRefusal
    | 'already_ended'
    | 'figure_missing'
    | 'level_missing'
    | 'day_missing'
}

/** What is said about what the media saw and said 媒体. */
export const PRESS_TEMPLATES = {
  /** To a journalist. */
  'press.ask_area': {},
  'press.ask_text': {},
  'press.ask_way': {},
  'press.way_complaint': {},
  'press.way_report': {},
  'press.confirm': { area: 'area', text: 'text', unit: 'text' },
  'press.filed': { unit: 'text', due: 'day', code: 'code' },
  'press.filed_alleging': { unit: 'text', due: 'day', code: 'code' },
  'press.dropped': {},
  'press.refused': { pressWhy: 'pressWhy' },
  'press.names_said': { words: 'text' },
  'press.unknown_code': {},
  'press.mine': {
    code: 'code',
    unit: 'text',
    pressStatus: 'pressStatus',
    due: 'day',
    left: 'count',
  },
  'press.mine_none': {},
  'press.mine_answer': { unit: 'text', text: 'text', left: 'count' },
  'press.answered': { unit: 'text', text: 'text', code: 'code' },
  'press.ask_contest': {},
  'press.contest_confirm': { unit: 'text', text: 'text' },
  'press.contested': { unit: 'text', due: 'day', code: 'code' },

  /** To the unit. */
  'press.to_unit': { outlet: 'text', text: 'text', due: 'day', code: 'code' },
  'press.to_unit_again': { outlet: 'text', text: 'text', due: 'day', code: 'code' },
  'press.due_soon': { due: 'day', code: 'code' },
  'press.owed': { outlet: 'text', text: 'text', due: 'day', code: 'code', left: 'count' },
  'press.owed_none': {},
  'press.ask_answer': { code: 'code' },
  'press.answer_confirm': { text: 'text' },
  'press.answer_sent': { code: 'code' },
  'press.rated_unit': {
    outlet: 'text',
    pressTruth: 'pressTruth',
    pressTone: 'pressTone',
    importance: 'count',
    code: 'code',
  },
  'press.result': { unit: 'text', points: 'permille', reports: 'count', left: 'count' },
  'press.result_line': {
    outlet: 'text',
    pressTruth: 'pressTruth',
    pressTone: 'pressTone',
    points: 'permille',
    left: 'count',
  },
  'press.no_result': { year: 'figureYear' },

  /** To the office. */
  'press.log_format': {},
  'press.log_confirm': {
    outlet: 'text',
    outletLevel: 'outletLevel',
    day: 'day',
    unit: 'text',
    text: 'text',
  },
  'press.logged': { unit: 'text', due: 'day', code: 'code' },
  'press.state': {
    code: 'code',
    outlet: 'text',
    unit: 'text',
    pressStatus: 'pressStatus',
    left: 'count',
  },
  'press.state_none': {},
  'press.detail': { outlet: 'text', unit: 'text', text: 'text', left: 'count' },
  'press.detail_answer': { text: 'text', left: 'count' },
  'press.rate_format': {},
  'press.rate_confirm': {
    code: 'code',
    pressTruth: 'pressTruth',
    pressTone: 'pressTone',
    importance: 'count',
  },
  'press.rated': { code: 'code' },
  'press.publish_format': {},
  'press.publish_confirm': { text: 'text' },
  'press.published': { code: 'code' },
  'press.accredit_format': {},
  'press.accredit_confirm': {
    name: 'name',
    outlet: 'text',
    outletLevel: 'outletLevel',
    from: 'day',
    until: 'day',
  },
  'press.accredited': { name: 'name', outlet: 'text', from: 'day', until: 'day' },
  'press.end_confirm': { name: 'name', outlet: 'text' },
  'press.ended': { outlet: 'text' },
  'press.end_none': {},

  /** To anybody. */
  'press.public_none': {},
  'press.public': {
    outlet: 'text',
    day: 'day',
    text: 'text',
    unit: 'text',
    answer: 'text',
    pressTruth: 'pressTruth',
    left: 'count',
  },
} as const satisfies Record<string, Record<string, VarKind>>
