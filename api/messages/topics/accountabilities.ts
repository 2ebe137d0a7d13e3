import type { AccountabilityMeasure } from '../../../db/values/integrity'
import type {
  ContestRefusal,
  DecideRefusal,
  ProposeRefusal,
  Standing,
} from '../../accountabilities/rules'
import type { DraftRefusal, SettleRefusal } from '../../published-cases/rules'
import type { VarKind } from '../templates'

export interface AccountabilityVarKinds {
  accountabilityMeasure: AccountabilityMeasure
  accountabilityStanding: Standing
  accountabilityWhy: ProposeRefusal | DecideRefusal | ContestRefusal | 'figure_missing'
  publishedWhy: DraftRefusal | SettleRefusal | 'no_channel'
}

/** Who is held to account 问责, and what everybody is told of it 曝光. */
export const ACCOUNTABILITY_TEMPLATES = {
  /** To whoever proposes it. */
  'accountability.ask_person': {},
  'accountability.person_unknown': {},
  'accountability.which_person': { name: 'name' },
  'accountability.ask_kind': {},
  'accountability.ask_measure': {},
  'accountability.ask_text': {},
  'accountability.confirm': {
    name: 'name',
    kind: 'misconductKind',
    accountabilityMeasure: 'accountabilityMeasure',
    text: 'text',
  },
  'accountability.proposed': { code: 'code' },
  'accountability.proposed_nobody': { code: 'code' },
  'accountability.dropped': {},
  'accountability.refused': { accountabilityWhy: 'accountabilityWhy' },
  'accountability.unknown_code': {},

  /** To whoever decides. */
  'accountability.to_decide': { name: 'name', kind: 'misconductKind', code: 'code' },
  'accountability.to_decide_again': { name: 'name', kind: 'misconductKind', code: 'code' },
  'accountability.decide_format': {},
  'accountability.ask_reason': {},
  'accountability.uphold_confirm': {
    name: 'name',
    accountabilityMeasure: 'accountabilityMeasure',
    reason: 'text',
  },
  'accountability.decline_confirm': {
    name: 'name',
    accountabilityMeasure: 'accountabilityMeasure',
    reason: 'text',
  },
  'accountability.decided': { until: 'day' },
  'accountability.ended': {},
  'accountability.declined': {},
  'accountability.line': {
    name: 'name',
    accountabilityMeasure: 'accountabilityMeasure',
    accountabilityStanding: 'accountabilityStanding',
    code: 'code',
    left: 'count',
  },
  'accountability.detail': {
    kind: 'misconductKind',
    text: 'text',
    proposer: 'name',
    /** 1 where the person has said something against it. */
    left: 'count',
  },
  'accountability.detail_contest': { text: 'text' },
  'accountability.none': {},

  /** To the person, and nobody else. */
  'accountability.told': {
    accountabilityMeasure: 'accountabilityMeasure',
    reason: 'text',
    until: 'day',
    code: 'code',
  },
  'accountability.upheld': { code: 'code', reason: 'text' },
  'accountability.revoked': { code: 'code', reason: 'text' },
  'accountability.own_line': {
    accountabilityMeasure: 'accountabilityMeasure',
    accountabilityStanding: 'accountabilityStanding',
    code: 'code',
    left: 'count',
  },
  'accountability.ask_contest': { accountabilityMeasure: 'accountabilityMeasure' },
  'accountability.contest_confirm': { text: 'text' },
  'accountability.contested': { code: 'code' },

  /** To whoever writes and whoever approves what is made public. */
  'published.draft_format': {},
  'published.ask_text': { name: 'name' },
  'published.preview': { text: 'text' },
  'published.confirm': {},
  'published.drafted': {},
  'published.too_long': { over: 'count' },
  'published.refused': { publishedWhy: 'publishedWhy' },
  'published.to_approve': { text: 'text', code: 'code' },
  'published.approve_format': {},
  'published.approve_confirm': {},
  'published.decline_confirm': { reason: 'text' },
  'published.published': { recipients: 'count' },
  'published.declined': {},
  'published.refused_drafter': { code: 'code', reason: 'text' },
  'published.unknown_code': {},
  'published.dropped': {},

  /** To everybody. */
  'published.head': { year: 'count', quarter: 'count', cases: 'count' },
  'published.case': { text: 'text', left: 'count' },
  'published.none': {},
} as const satisfies Record<string, Record<string, VarKind>>
