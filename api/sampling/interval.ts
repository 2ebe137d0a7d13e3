import { betaQuantile, normalQuantile, tQuantile, upperShare } from './quantiles'
import { linearVariance, type Observation, type Population } from './variance'

export interface Estimate {
  estimate: number
  low: number
  high: number
  standardError: number
  /** Of how many plainly drawn answers this is worth. */
  effectiveSize: number
  freedom: number
  /** How many rows it rests on. */
  answers: number
}

interface Aim {
  population?: Population
  confidence?: number
}

/**
 * A mean or a ratio over a sample drawn by strata, by villages and then households, or both, with an interval of
 * Student's t. Nothing where nobody answered.
 */
export function estimateMean(
  observations: readonly Observation[],
  { population, confidence = 0.95 }: Aim = {},
): Estimate | undefined {
  const found = pointOf(observations)
  if (!found) return undefined
  const { variance, freedom } = linearVariance(observations, found.estimate, population)
  const standardError = Math.sqrt(variance)
  const reach = standardError * tQuantile(upperShare(confidence), Math.max(1, freedom))
  return {
    ...found,
    low: found.estimate - reach,
    high: found.estimate + reach,
    standardError,
    effectiveSize: found.answers,
    freedom,
  }
}

/**
 * A share over such a sample. Korn and Graubard's way: the variance says of how many plain answers the sample is
 * worth, and the interval is that of so many plain answers, so it stays between 0 and 1 and holds for
 * what is rare, and for what nobody said at all.
 */
export function estimateRate(
  observations: readonly Observation[],
  { population, confidence = 0.95 }: Aim = {},
): Estimate | undefined {
  const found = pointOf(observations)
  if (!found) return undefined
  const { estimate: p } = found
  const { variance, freedom, sampled } = linearVariance(observations, p, population)
  const plain = found.weight ** 2 / found.squares
  // With one answer throughout there is no variance to read the size from.
  const worth = variance > 0 ? (p * (1 - p)) / variance : plain / Math.max(1e-12, 1 - sampled)
  const t = tQuantile(upperShare(confidence), Math.max(1, freedom))
  const effectiveSize = worth * (normalQuantile(upperShare(confidence)) / t) ** 2
  return {
    ...found,
    ...plainInterval(p, effectiveSize, confidence),
    standardError: Math.sqrt(variance),
    effectiveSize,
    freedom,
  }
}

/** A share among plainly drawn answers from a finite population: 13 of 400 asked of 5,000. */
export function rateInterval(
  { yes, asked, population }: { yes: number; asked: number; population?: number },
  confidence = 0.95,
): { estimate: number; low: number; high: number } {
  if (asked === 0) return { estimate: Number.NaN, low: 0, high: 1 }
  const estimate = yes / asked
  const drawn = population ? (population - asked) / Math.max(1, population - 1) : 1
  if (drawn <= 0) return { estimate, low: estimate, high: estimate }
  return { estimate, ...plainInterval(estimate, asked / drawn, confidence) }
}

/** Jeffreys' interval, open to 0 where nobody said it and to 1 where all did. */
function plainInterval(p: number, size: number, confidence: number) {
  if (!Number.isFinite(size) || size > 1e12) return { low: p, high: p }
  const above = upperShare(confidence)
  const [yes, no] = [p * size, (1 - p) * size]
  return {
    low: p === 0 ? 0 : betaQuantile(1 - above, yes + 0.5, no + 0.5),
    high: p === 1 ? 1 : betaQuantile(above, yes + 0.5, no + 0.5),
  }
}

function pointOf(observations: readonly Observation[]) {
  let [value, weight, squares, count] = [0, 0, 0, 0]
  for (const { weight: w, value: y, of = 1 } of observations) {
    value += w * y
    weight += w * of
    squares += w * w * of * of
    if (of > 0) count += 1
  }
  if (weight <= 0) return undefined
  return { estimate: value / weight, weight, squares, answers: count }
}
