import type { CampaignScope, CheckOutcome } from '../../../db/values/check-campaigns'
import type { QualityCode } from '../../../db/values/data-quality'
import type { VarKind } from '../templates'

/** What variables of sentences about periodic checks and the data's quality hold. */
export interface CheckVarKinds {
  campaignScope: CampaignScope
  checkOutcome: CheckOutcome
  /** What is to be kept of a message, a line each: outcome, head and note, parted by tabs. */
  checkLines: string
  qualityCode: QualityCode
  /** Rules and how often each is broken, `labour_missing=12;phone_form=3`. */
  qualityCounts: string
}

const CAMPAIGN = { area: 'area', scope: 'campaignScope' } as const
const HEAD = { head: 'name' } as const

/** Periodic checks 定期核查 of households, and what their records say against themselves. */
export const CHECK_TEMPLATES = {
  /** To whoever opens and closes one. */
  'check.ask_area': {},
  'check.ask_scope': { area: 'area' },
  'check.scope': { scope: 'campaignScope' },
  'check.ask_due': CAMPAIGN,
  'check.open_confirm': {
    ...CAMPAIGN,
    due: 'day',
    households: 'count',
    checkers: 'count',
    unassigned: 'count',
  },
  'check.opened': { households: 'count', checkers: 'count', due: 'day' },
  'check.dropped': {},
  'check.due_in_past': {},
  'check.due_too_far': {},
  'check.nobody_in_scope': CAMPAIGN,
  'check.campaign_open': { area: 'area' },
  'check.figure_missing': {},
  'check.which_campaign': {},
  'check.campaign': { ...CAMPAIGN, due: 'day' },
  'check.close_confirm': { ...CAMPAIGN, households: 'count', unvisited: 'count' },
  /** To whoever opened one that its days are over. */
  'check.lapsed': { ...CAMPAIGN, households: 'count', unvisited: 'count' },
  'check.closed': { households: 'count', unvisited: 'count' },
  'check.closed_already': {},
  'check.not_opener': { name: 'name' },
  'check.nothing_to_close': {},
  'check.kept': {},
  'check.none_open': {},
  /** How far one has come, or what came of it. */
  'check.progress': {
    ...CAMPAIGN,
    done: 'count',
    total: 'count',
    right: 'count',
    changed: 'count',
    wrong: 'count',
    missed: 'count',
    due: 'day',
  },
  'check.result': {
    ...CAMPAIGN,
    done: 'count',
    total: 'count',
    right: 'count',
    changed: 'count',
    wrong: 'count',
    missed: 'count',
  },
  'check.parts': { parts: 'progressParts' },

  /** To a checker. */
  'check.to_checker': { ...CAMPAIGN, count: 'count', due: 'day' },
  'check.due_soon': { ...CAMPAIGN, due: 'day' },
  'check.rest': { ...CAMPAIGN, left: 'count', due: 'day', heads: 'heads' },
  'check.rest_late': { ...CAMPAIGN, left: 'count', due: 'day', heads: 'heads' },
  'check.rest_more': { heads: 'heads', more: 'count' },
  'check.none': {},
  'check.format': {},
  'check.which': HEAD,
  'check.ask_group': HEAD,
  'check.ask_outcome': HEAD,
  'check.outcome': { outcome: 'checkOutcome' },
  'check.ask_note': { ...HEAD, outcome: 'checkOutcome' },
  'check.unread': { text: 'text' },
  'check.confirm': { lines: 'checkLines', total: 'count' },
  'check.done': {
    done: 'count',
    left: 'count',
    changed: 'heads',
    leads: 'heads',
    refused: 'heads',
  },
  'check.not_taken': {},
  'check.skipped': { heads: 'heads' },
  'check.not_yours': { ...HEAD, name: 'name' },
  'check.tied': HEAD,
  'check.gone': HEAD,
  'check.in_already': HEAD,
  'check.not_in': HEAD,
  'check.no_campaign': HEAD,

  /** What the records of an area or a household say against themselves 质检. */
  'quality.area': { area: 'area', households: 'count', found: 'count', findings: 'count' },
  'quality.rules': { counts: 'qualityCounts', more: 'count' },
  'quality.clean': { area: 'area', households: 'count' },
  'quality.household': { head: 'name', findings: 'count' },
  'quality.finding': { name: 'name', code: 'qualityCode', more: 'count' },
  'quality.household_clean': { head: 'name' },
  'quality.which': { head: 'name' },
  /** `area`: where the sender may look; empty: not known. */
  'quality.unknown': { area: 'area' },
} as const satisfies Record<string, Record<string, VarKind>>
