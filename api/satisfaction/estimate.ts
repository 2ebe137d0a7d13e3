import type { SatisfactionKind } from '../../db/values/satisfaction'
import { estimateMean, estimateRate } from '../sampling/interval'
import type { Observation } from '../sampling/variance'
import { adjustForNonResponse, designWeight, rake } from '../sampling/weights'

/** One household drawn: what it stands for, and what it answered to each question. */
export interface Drawn {
  part: string
  group: string
  /** By question from 1; absent where it did not answer, or passed it over. */
  values: ReadonlyMap<number, number>
}

export interface StratumTotal {
  partPath: string
  group: string
  households: number
  reachable: number
  drawn: number
}

export interface Figure {
  answers: number
  /** Of 1 to 5; null of yes and no. */
  mean: number | null
  /** Share of 4 and 5; of yes. */
  satisfied: number
  low: number
  high: number
}

export interface WeighedAnswer {
  part: string
  group: string
  value: number
  weight: number
}

const keyOf = ({ part, group }: { part: string; group: string }) => `${part}/${group}`

/**
 * The answers to a question, each with how many households it stands for: by design, then for those of its part and kind who did not
 * answer, then so that parts and kinds add up to the known totals as far as anybody of them answered. Of what is asked by itself, where nothing is known of
 * the whole, each counts one.
 */
export function weighAnswers(
  drawn: readonly Drawn[],
  strata: readonly StratumTotal[],
  seq: number,
): WeighedAnswer[] {
  const valueOf = ({ values }: Drawn) => values.get(seq)
  if (strata.length === 0)
    return drawn.flatMap((each) => {
      const value = valueOf(each)
      return value === undefined ? [] : [{ part: each.part, group: each.group, value, weight: 1 }]
    })
  const designs = new Map(
    strata.map((each) => [
      keyOf({ part: each.partPath, group: each.group }),
      designWeight(each.households, each.drawn),
    ]),
  )
  // By kind first: what is small is joined to its neighbour of the same kind.
  const asked = drawn.map((each) => ({
    cell: `${each.group}/${each.part}`,
    weight: designs.get(keyOf(each)) ?? 0,
    answered: valueOf(each) !== undefined,
  }))
  const adjusted = adjustForNonResponse(asked)
  const units = drawn.flatMap((each, at) => {
    const value = valueOf(each)
    const weight = adjusted[at] ?? 0
    const { part, group } = each
    return value === undefined || weight === 0
      ? []
      : [{ part, group, value, weight, groups: { part, group } }]
  })
  const { weights } = rake(units, {
    part: totalsBy(strata, ({ partPath }) => partPath, new Set(units.map(({ part }) => part))),
    group: totalsBy(strata, ({ group }) => group, new Set(units.map(({ group }) => group))),
  })
  return units.map(({ part, group, value }, at) => ({
    part,
    group,
    value,
    weight: weights[at] ?? 0,
  }))
}

/**
 * Of those of whom somebody answered, in proportion, so that both ways of dividing add up to the same whole: no answer can
 * stand for a part where nobody gave one.
 */
function totalsBy(
  strata: readonly StratumTotal[],
  nameOf: (stratum: StratumTotal) => string,
  answered: ReadonlySet<string>,
): Record<string, number> {
  const totals = new Map<string, number>()
  for (const each of strata)
    totals.set(nameOf(each), (totals.get(nameOf(each)) ?? 0) + each.households)
  const all = [...totals.values()].reduce((sum, each) => sum + each, 0)
  const held = [...totals].filter(([name]) => answered.has(name))
  const known = held.reduce((sum, [, households]) => sum + households, 0)
  return Object.fromEntries(held.map(([name, households]) => [name, (households * all) / known]))
}

/** Mean, share satisfied and its interval over some weighed answers; undefined where there are none. */
export function figureOf(
  kind: SatisfactionKind,
  answers: readonly WeighedAnswer[],
  { strata, confidence }: { strata: readonly StratumTotal[]; confidence: number },
): Figure | undefined {
  const observed = (read: (value: number) => number): Observation[] =>
    answers.map(({ part, group, value, weight }) => ({
      stratum: keyOf({ part, group }),
      weight,
      value: read(value),
    }))
  const totals = strata.map(
    ({ partPath: part, group, households }) => [keyOf({ part, group }), households] as const,
  )
  const population = strata.length === 0 ? {} : { strata: new Map(totals) }
  const isSatisfied = (value: number) => Number(kind === 'scale' ? value >= 4 : value === 1)
  const mean = estimateMean(
    observed((value) => value),
    { population, confidence },
  )
  const rate = estimateRate(observed(isSatisfied), { population, confidence })
  if (!mean || !rate) return undefined
  const { estimate: satisfied, low, high } = rate
  return {
    answers: answers.length,
    mean: kind === 'scale' ? mean.estimate : null,
    satisfied,
    low,
    high,
  }
}
