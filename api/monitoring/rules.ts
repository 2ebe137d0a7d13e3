import type { MeasureStatus } from '../../db/values/registrations'
import type { Assurance } from '../../db/values/entry-visits'
import type { LabourAbility, RollStatus, WatchKind } from '../../db/values/roll'
import { isStablyAbove } from '../exits/rules'
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
  'income_unknown',
  'income_low',
  'assurance_lacking',
] as const
export type RemovalRefusal = (typeof REMOVAL_REFUSALS)[number]

/** Net, per head and year. */
export interface FoundIncome {
  fen: number
  /** Null: longer ago than anything else. */
  foundOn: Day | null
}

/** What a household is known to live on. */
export interface Livelihood {
  /** The newest first. */
  incomes: readonly FoundIncome[]
  /** Of 两不愁三保障 and water what the last who asked found not to be met. */
  lacking: readonly Assurance[]
}

/** What a livelihood is measured by. */
export interface WatchStandard {
  /** The county's monitoring line 监测线, per person and year. */
  lineFen: number
  today: Day
  leastDays: number
}

/**
 * What a household still lives on too little of; null where its income is lastingly above the line and nothing is
 * lacking. Lasting: the last that was found, and whatever else was within the days it has to be watched.
 */
export function livelihoodRefusal(
  { incomes, lacking }: Livelihood,
  { lineFen, today, leastDays }: WatchStandard,
): 'income_unknown' | 'income_low' | 'assurance_lacking' | null {
  if (incomes.length === 0) return 'income_unknown'
  const since = addDays(today, -leastDays)
  const counting = incomes.filter(
    ({ foundOn }, i) => i === 0 || (foundOn !== null && foundOn > since),
  )
  const line = { lineFen, marginPercent: 0 }
  if (!counting.every(({ fen }) => isStablyAbove(fen, line))) return 'income_low'
  return lacking.length > 0 ? 'assurance_lacking' : null
}

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
  livelihood: Livelihood
  lineFen: number
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
  if (facts.openRisks > 0) return 'risk_open'
  return livelihoodRefusal(facts.livelihood, facts)
}

/** Whether nobody of a household can work, as far as the register says of everybody in it. */
export const hasNoLabour = (members: readonly (LabourAbility | null)[]): boolean =>
  members.length > 0 && members.every((labour) => labour === 'lost' || labour === 'none')
