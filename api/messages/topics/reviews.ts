import type { ReviewBody, ReviewOutcome } from '../../../db/values/reviews'
import type { VarKind } from '../templates'

/** What a variable of a meeting holds. */
export interface ReviewVarKinds {
  reviewBody: ReviewBody
  reviewOutcome: ReviewOutcome | null
  /** Of a case: `size=4;income=320000;grade=c;lacking=drinking_water;screening=eligible`, money in fen. */
  reviewFacts: string
}

/** Review meetings. */
export const REVIEW_TEMPLATES = {
  /** To the household whose case it is. */
  'review.announced': { head: 'name', kind: 'anyRoundKind', area: 'area', at: 'instant' },
  'review.called_off': { head: 'name', area: 'area', day: 'day' },
  'review.passed': { head: 'name', kind: 'anyRoundKind', level: 'noticeLevel' },
  'review.declined': { head: 'name', kind: 'anyRoundKind', level: 'noticeLevel', reason: 'text' },

  /** To the other staff of the area. */
  'review.told_staff': {
    area: 'area',
    kind: 'anyRoundKind',
    at: 'instant',
    cases: 'count',
    left: 'count',
  },
  'review.called_off_staff': { area: 'area', day: 'day' },

  /** To whoever calls it. */
  'review.ask_area': {},
  'review.other_level': { area: 'area' },
  'review.no_round': { area: 'area' },
  'review.nobody': { area: 'area' },
  'review.no_entries': { area: 'area', left: 'count' },
  'review.exit_gap': { head: 'name', gap: 'exitGap', more: 'count' },
  'review.which_round': { area: 'area' },
  'review.round': { kind: 'anyRoundKind' },
  'review.ask_time': { area: 'area' },
  'review.time_refused': { area: 'area' },
  'review.already_called': { area: 'area', day: 'day' },
  'review.call_confirm': {
    area: 'area',
    kind: 'anyRoundKind',
    body: 'reviewBody',
    at: 'instant',
    cases: 'count',
    left: 'count',
    names: 'text',
  },
  'review.called': { area: 'area', kind: 'anyRoundKind', at: 'instant', cases: 'count' },
  'review.not_called': {},
  'review.off_confirm': { area: 'area', day: 'day' },
  'review.voided': { area: 'area', day: 'day' },
  'review.kept': {},

  /** To whoever holds it. */
  'review.none_called': {},
  'review.which_meeting': {},
  'review.meeting': { area: 'area', day: 'day' },
  'review.not_yet': { area: 'area', day: 'day' },
  'review.over': {},
  'review.ask_entitled': { area: 'area', body: 'reviewBody', suggested: 'count' },
  'review.entitled_unread': { body: 'reviewBody' },
  'review.ask_ballot': {},
  'review.open_ballot': {},
  'review.secret_ballot': {},
  'review.ask_attendees': { entitled: 'count', needed: 'count' },
  'review.attended': {
    present: 'count',
    entitled: 'count',
    needed: 'count',
    /** Names nobody knows, that several bear, and what was not taken; each may be empty. */
    strangers: 'text',
    namesakes: 'text',
    unread: 'text',
  },
  'review.names_missing': { unread: 'text' },
  'review.over_entitled': { present: 'count', entitled: 'count' },
  'review.proxies_too_many': { name: 'name', most: 'count' },
  'review.no_quorum': { present: 'count', needed: 'count' },
  'review.vote': {
    at: 'count',
    of: 'count',
    head: 'name',
    facts: 'reviewFacts',
    present: 'count',
    kin: 'count',
    /** Whose vote was written down just before; empty for the first. */
    last: 'name',
    outcome: 'reviewOutcome',
  },
  'review.recount': { head: 'name', present: 'count', kin: 'count' },
  'review.sum_wrong': { head: 'name', said: 'count', present: 'count', kin: 'count' },
  'review.kin_missing': { head: 'name', kin: 'count' },
  'review.vote_unread': {},
  'review.vote_name': { head: 'name' },
  'review.tied': { head: 'name' },
  'review.other_records': {},
  'review.case_gone': {},
  'review.nothing': {},
  'review.ask_reason': { head: 'name', votes: 'count', present: 'count' },
  'review.ask_minutes': { passed: 'count', declined: 'count' },
  'review.minuted': { photos: 'count' },
  'review.minutes_missing': {},
  'review.minutes_too_long': {},
  'review.proxy_paper_missing': {},
  'review.close_confirm': {
    area: 'area',
    present: 'count',
    entitled: 'count',
    passed: 'count',
    declined: 'count',
    left: 'count',
  },
  'review.amend': {},
  'review.closed': { area: 'area', passed: 'count', declined: 'count', left: 'count' },
  'review.paused': {},
} as const satisfies Record<string, Record<string, VarKind>>
