import { featuresOf } from './features'
import { type Label, LABELS } from './labels'

/** Weights of a softmax regression, by feature, in the order of `LABELS`. */
export type Weights = ReadonlyMap<string, readonly number[]>

export interface Reading {
  label: Label
  /** Between 0 and 1; all of a message's add up to 1. */
  probability: number
}

/** What a message may be, the likeliest first. */
export function readingsOf(weights: Weights, text: string): Reading[] {
  const features = featuresOf(text)
  const scale = 1 / Math.sqrt(features.length)
  const sums = LABELS.map(() => 0)
  for (const feature of features) {
    const row = weights.get(feature)
    if (!row) continue
    for (const [at, weight] of row.entries()) sums[at] = (sums[at] ?? 0) + weight * scale
  }
  const most = Math.max(...sums)
  const raised = sums.map((sum) => Math.exp(sum - most))
  const total = raised.reduce((all, each) => all + each, 0)
  return LABELS.map((label, at) => ({ label, probability: (raised[at] ?? 0) / total })).toSorted(
    (a, b) => b.probability - a.probability,
  )
}
