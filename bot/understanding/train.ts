import { featuresOf } from './features'
import { type Label, LABELS } from './labels'
import type { Weights } from './model'

export interface Labelled {
  text: string
  label: Label
}

const EPOCHS = 15
const STEP = 0.3
const DECAY = 2e-4
/** What stands in one message only says nothing about others. */
const LEAST_SEEN = 2

/** Fits weights to labelled messages; the same messages always give the same weights. */
export function train(messages: readonly Labelled[]): Weights {
  const seen = new Map<string, number>()
  const all = messages.map(({ text, label }) => ({ features: featuresOf(text), label }))
  for (const { features } of all)
    for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1)
  const kept = [...seen].filter(([, count]) => count >= LEAST_SEEN).map(([feature]) => feature)
  const place = new Map(kept.map((feature, at) => [feature, at]))
  const width = LABELS.length
  const weights = new Float64Array(kept.length * width)
  const squares = new Float64Array(kept.length * width).fill(1e-6)
  const rows = all.map(({ features, label }) => ({
    scale: 1 / Math.sqrt(features.length),
    places: features.flatMap((feature) => place.get(feature) ?? []),
    target: LABELS.indexOf(label),
  }))
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (let turn = 0; turn < rows.length; turn++) {
      // Every message once an epoch, in another order each time.
      const row = rows[(turn * 7919 + epoch * 31) % rows.length]
      if (row) step(weights, squares, row)
    }
  return new Map(
    kept.map((feature, at) => [feature, [...weights.subarray(at * width, (at + 1) * width)]]),
  )
}

function step(
  weights: Float64Array,
  squares: Float64Array,
  { scale, places, target }: { scale: number; places: readonly number[]; target: number },
): void {
  const width = LABELS.length
  const sums = new Float64Array(width)
  for (const place of places)
    for (let at = 0; at < width; at++)
      sums[at] = (sums[at] ?? 0) + (weights[place * width + at] ?? 0) * scale
  const most = Math.max(...sums)
  const raised = sums.map((sum) => Math.exp(sum - most))
  const total = raised.reduce((all, each) => all + each, 0)
  for (let at = 0; at < width; at++) {
    const error = ((raised[at] ?? 0) / total - (at === target ? 1 : 0)) * scale
    for (const place of places) {
      const index = place * width + at
      const slope = error + DECAY * (weights[index] ?? 0)
      squares[index] = (squares[index] ?? 0) + slope * slope
      weights[index] = (weights[index] ?? 0) - (STEP * slope) / Math.sqrt(squares[index] ?? 1)
    }
  }
}
