import type { MeasureStatus } from '../../db/values/registrations'
import type { LabourAbility, RollStatus, WatchKind } from '../../db/values/roll'
import { addDays, type Day } from '../shared/day'

export type LedgerRefusal = 'no_household' | 'on_register' | 'watched'

/** Why a household cannot stand in the off-register ledger 档外台账: it is for who is on no register. */
export function ledgerRefusal(household: {
  status: RollStatus
  watch: WatchKind | null
}): LedgerRefusal | null {
  const { status, watch } = household
  if (status === 'closed') return 'no_household'
  if (status !== 'unregistered') return 'on_register'
  return watch === null ? null : 'watched'
}

export const REMOVAL_REFUSALS = [
  'not_watched',
  'no_labour',
  'too_soon',
  'not_visited',
  'no_measure',
  'measures_open',
  'risk_open',
] as const
export type RemovalRefusal = (typeof REMOVAL_REFUSALS)[number]

/** All that bears on whether a household need not be watched any more 风险消除 (domain.md 4). */
export interface RemovalFacts {
  watch: WatchKind | null
  /** Null: nobody knows. */
  watchedSince: Day | null
  /** Nobody in it can work: such a household is supported and watched on. */
  hasNoLabour: boolean
  /** The last visit to it by somebody who is not tied to it. */
  visitedOn: Day | null
  /** Of those planned since it is watched, or with the case that put it there; taken back ones left out. */
  measures: readonly MeasureStatus[]
  /** Leads about a risk of it that nobody has decided. */
  openRisks: number
  today: Day
  leastDays: number
}

/** Why a household is still to be watched; null where it can be proposed to watch it no more. */
export function removalRefusal(facts: RemovalFacts): RemovalRefusal | null {
  const { watchedSince: since, measures } = facts
  if (facts.watch === null) return 'not_watched'
  if (facts.hasNoLabour) return 'no_labour'
  if (since === null || facts.today < addDays(since, facts.leastDays)) return 'too_soon'
  if (facts.visitedOn === null || facts.visitedOn < since) return 'not_visited'
  if (measures.length === 0) return 'no_measure'
  if (measures.some((each) => each !== 'delivered' && each !== 'confirmed')) return 'measures_open'
  return facts.openRisks > 0 ? 'risk_open' : null
}

/** Whether nobody of a household can work, as far as the register says of everybody in it. */
export const hasNoLabour = (members: readonly (LabourAbility | null)[]): boolean =>
  members.length > 0 && members.every((labour) => labour === 'lost' || labour === 'none')
