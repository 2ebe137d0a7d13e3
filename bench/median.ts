export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

/** Of each figure its median over the runs. */
export function medians<T extends Record<string, number>>(runs: readonly T[]): T {
  const [first] = runs
  if (!first) throw new Error('no runs')
  const entries = Object.keys(first).map((key) => [key, median(runs.map((run) => run[key] ?? NaN))])
  return Object.fromEntries(entries) as T
}
