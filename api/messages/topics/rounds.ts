import type { VarKind } from '../templates'

/** Rounds, and whom a village proposes for one. */
export const ROUND_TEMPLATES = {
  /** To the household. */
  'proposal.exit_told': { head: 'name', due: 'day' },
  'proposal.watch_told': { head: 'name', due: 'day' },
  'proposal.removal_told': { head: 'name', due: 'day' },
  /** What its verification found keeps it in the programme. */
  'proposal.exit_ended': { head: 'name', gap: 'exitGap' },

  /** To staff. */
  'proposal.ask_who': {},
  'proposal.unknown': {},
  'proposal.ask_watch': { head: 'name' },
  'proposal.watch_kind': { watch: 'watchKind' },
  'proposal.exit_confirm': { head: 'name', area: 'area' },
  'proposal.watch_confirm': { head: 'name', area: 'area', watch: 'watchKind' },
  'proposal.removal_confirm': { head: 'name', area: 'area' },
  'proposal.done': { head: 'name', code: 'code', due: 'day' },
  'proposal.dropped': {},
  'proposal.already_filed': { head: 'name' },
  'proposal.no_round': { head: 'name', kind: 'roundKind' },
  /** To whoever proposes nobody themselves: who does. */
  'proposal.by_village': { head: 'name', kind: 'roundKind' },
  /** The same to whoever opens rounds, where none is; the area is empty where theirs are several. */
  'proposal.round_first': { head: 'name', kind: 'roundKind', area: 'area' },
  'proposal.not_on_register': { head: 'name' },
  'proposal.no_household': { head: 'name' },
  'proposal.watched': { head: 'name' },
  'proposal.wrong_watch': { head: 'name' },
  'proposal.tied': { head: 'name' },
  'proposal.not_watched': { head: 'name' },
  'proposal.no_labour': { head: 'name' },
  'proposal.too_soon': { head: 'name' },
  'proposal.not_visited': { head: 'name' },
  'proposal.no_measure': { head: 'name' },
  'proposal.measures_open': { head: 'name' },
  'proposal.risk_open': { head: 'name' },
  'proposal.income_unknown': { head: 'name' },
  'proposal.income_low': { head: 'name' },
  'proposal.assurance_lacking': { head: 'name' },

  'round.ask_area': {},
  'round.open_confirm': { area: 'area', kind: 'anyRoundKind', year: 'year' },
  'round.opened': { area: 'area', kind: 'anyRoundKind', applications: 'count' },
  'round.dropped': {},
  'round.open_already': { area: 'area', kind: 'anyRoundKind' },
  'round.none_open': { area: 'area', kind: 'anyRoundKind' },
  'round.too_small': {},
  'round.figure_missing': {},
  'round.close_confirm': { area: 'area', kind: 'anyRoundKind' },
  /** Several are under way. */
  'round.which': { area: 'area' },
  'round.kind': { kind: 'anyRoundKind' },
  'round.closed': {},
  'round.kept': {},
  'round.applications_waiting': {},
  'round.villages_waiting': {},
  'round.lists_unsettled': {},
  'round.objections_open': {},
  'round.appeals_open': {},
  'round.window_open': {},
} as const satisfies Record<string, Record<string, VarKind>>
