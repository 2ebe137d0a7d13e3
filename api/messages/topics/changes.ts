import type { ChangeStatus } from '../../../db/values/changes'
import type { Missing } from '../../changes/assemble'
import type { ChangeNext, ChangeState } from '../../changes/list'
import type { ChangeRefusal, DecisionRefusal } from '../../changes/rules'
import type { VarKind } from '../templates'

/** What is asked one by one, and what is answered where a change cannot be made. */
export interface ChangeVarKinds {
  /** A change in one line, `what=birth;name=牟小星;on=2026-11-02`. */
  changeFacts: string
  changeTopic: Missing
  changeRefusal: ChangeRefusal
  changeStep: DecisionRefusal | 'details_missing'
  changeStatus: ChangeStatus
  changeState: ChangeState
  /** What whoever looks at it can do next. */
  changeNext: ChangeNext
}

const ABOUT = { head: 'name', area: 'area', code: 'code' } as const satisfies Record<
  string,
  VarKind
>

/** Changes 变更 of a household's file: asked, checked, decided. */
export const CHANGE_TEMPLATES = {
  /** To whoever asks for one, or checks it. */
  'change.ask_who': {},
  'change.unknown': {},
  'change.which': { head: 'name' },
  'change.ask_group': { head: 'name' },
  'change.ask': { topic: 'changeTopic', head: 'name' },
  /** With names to pick from. */
  'change.pick': { topic: 'changeTopic', head: 'name' },
  'change.which_other': {},
  'change.ask_sex': {},
  'change.male': {},
  'change.female': {},
  'change.refused': { refusal: 'changeRefusal', head: 'name' },
  'change.confirm': { head: 'name', change: 'changeFacts' },
  'change.asked_checked': { code: 'code', due: 'day' },
  'change.asked': { code: 'code', due: 'day' },
  'change.asked_id': { code: 'code' },
  'change.already_asked': { code: 'code', due: 'day' },
  'change.dropped': {},
  'change.moved_on': {},

  /** To whoever is to check, and says what was found. */
  'change.to_check': { ...ABOUT, change: 'changeFacts' },
  'change.to_check_words': { ...ABOUT, text: 'surveyWords' },
  'change.check_due': { head: 'name', code: 'code', due: 'day' },
  'change.check_confirm': { head: 'name', change: 'changeFacts' },
  'change.wrong_confirm': { head: 'name', text: 'text' },
  'change.ask_reason': { head: 'name' },
  'change.checked': { code: 'code', due: 'day' },
  'change.checked_wrong': { code: 'code', due: 'day' },

  /** To whoever decides. */
  'change.to_decide': { ...ABOUT, change: 'changeFacts' },
  'change.to_decline': { ...ABOUT, text: 'surveyWords' },
  'change.decision_due': { head: 'name', code: 'code', due: 'day' },
  'change.accept_confirm': { head: 'name', change: 'changeFacts' },
  'change.decline_confirm': { head: 'name', text: 'text' },
  'change.accepted': { head: 'name' },
  'change.declined': { head: 'name' },
  'change.step_refused': { step: 'changeStep', code: 'code' },
  'change.unknown_code': {},

  /** What waits, one by one. */
  'change.item': {
    ...ABOUT,
    state: 'changeState',
    change: 'changeFacts',
    next: 'changeNext',
    left: 'count',
  },
  /** Where there are only words yet, or it was found not to be so. */
  'change.item_words': {
    ...ABOUT,
    state: 'changeState',
    text: 'surveyWords',
    next: 'changeNext',
    left: 'count',
  },
  'change.none': {},

  /** To the household, and to the cadre who asked. */
  'change.told': { head: 'name', change: 'changeFacts' },
  /** To the phone of whoever left for outside the county: the last it hears of the household. */
  'change.told_left': { head: 'name' },
  'change.told_declined': { head: 'name', code: 'code', text: 'surveyWords' },
  'change.told_asker': { head: 'name', code: 'code' },
  'change.told_asker_declined': { head: 'name', code: 'code', text: 'surveyWords' },

  /** To a household that asks for its file to be put right. */
  'correction.which': { households: 'count' },
  'correction.ask': { head: 'name' },
  'correction.confirm': { head: 'name', text: 'text' },
  'correction.done': { code: 'code', due: 'day' },
  'correction.already': { code: 'code', due: 'day' },
  'correction.dropped': {},
  'correction.closed': { head: 'name', hotline: 'phone' },
  'correction.not_now': { hotline: 'phone' },
  'correction.mine': { code: 'code', due: 'day', left: 'count' },
  'correction.none': {},
  'receipt.change': {
    changeStatus: 'changeStatus',
    filedOn: 'day',
    due: 'day',
    withdrawalAsked: 'count',
    reason: 'surveyWords',
  },
} as const satisfies Record<string, Record<string, VarKind>>
