import type { PlanItem, PlanVeto, PointRule } from '../../../db/values/assessments'

/** Points are kept in hundredths, so that they add up exactly. */
export const hundredths = (points: number): number => Math.round(points * 100)

/** What was counted, without the rows behind it. */
export interface Counted {
  good: number
  of: number
}

/** In permille; of nothing there is no rate. */
export const rateOf = ({ good, of }: Counted): number | null => (of > 0 ? (good * 1000) / of : null)

/** Points of a computed item in hundredths: never beyond its full marks, never below none. */
export function computedPoints(
  item: Pick<PlanItem, 'fullMarks'> & { rule: PointRule; whenNone: 'full' | 'none' },
  counted: Counted,
): number {
  const full = hundredths(item.fullMarks)
  if (counted.of <= 0 && item.rule.kind !== 'bonus') return item.whenNone === 'full' ? full : 0
  return clamp(Math.round(byRule(item.rule, full, counted)), full)
}

function byRule(rule: PointRule, full: number, { good, of }: Counted): number {
  const rate = of > 0 ? (good * 1000) / of : 0
  switch (rule.kind) {
    case 'proportional': {
      if (rate >= rule.fullPermille) return full
      const span = rule.fullPermille - rule.floorPermille
      return rate <= rule.floorPermille ? 0 : (full * (rate - rule.floorPermille)) / span
    }
    case 'deduct_rows':
      return full - atMost(rule, Math.floor((of - good) / rule.per))
    case 'deduct_rate': {
      const lacking = Math.max(0, rule.targetPermille - rate)
      // 0.3 of a permille short of a step is no step; the noise of a division is not short of one.
      return full - atMost(rule, Math.floor(lacking / rule.perPermille + 1e-9))
    }
    case 'all_or_nothing':
      return rate >= rule.atPermille ? full : 0
    case 'bonus':
      return hundredths(rule.base) + atMost(rule, Math.floor(good / rule.per))
  }
}

const atMost = ({ points, most }: { points: number; most: number }, steps: number) =>
  Math.min(hundredths(most), hundredths(points) * Math.max(0, steps))

const clamp = (points: number, full: number) => Math.min(full, Math.max(0, points))

/** Whether a veto 一票否决 hits by what was counted; one by hand is said elsewhere. */
export function isVetoed(veto: PlanVeto, counted: Counted | null): boolean {
  if (veto.how === 'by_hand' || counted === null) return false
  if (veto.how === 'rows') return counted.of - counted.good >= veto.atLeast
  const rate = rateOf(counted)
  return rate !== null && rate < veto.belowPermille
}

/** The mean of scores in hundredths; the highest and lowest do not count where there are enough. Of none: none. */
export function meanOf(
  scores: readonly number[],
  trim: { drop: number; from: number },
): number | null {
  if (scores.length === 0) return null
  const sorted = scores.toSorted((a, b) => a - b)
  const isTrimmed = sorted.length >= trim.from && sorted.length > trim.drop * 2
  const kept = isTrimmed ? sorted.slice(trim.drop, sorted.length - trim.drop) : sorted
  return Math.round(kept.reduce((sum, each) => sum + each, 0) / kept.length)
}

/** In hundredths, of an even number halfway between the two in the middle. */
export function medianOf(scores: readonly number[]): number {
  const sorted = scores.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2
}

/** Those of some scores that stand out: further from the median than so much of the full marks. */
export function outliersOf<T extends { points: number }>(
  scores: readonly T[],
  { full, permille }: { full: number; permille: number },
): T[] {
  const median = medianOf(scores.map(({ points }) => points))
  return scores.filter(({ points }) => Math.abs(points - median) * 1000 > full * permille)
}
