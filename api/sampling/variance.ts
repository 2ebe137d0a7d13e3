/** One row of a sample: a household, or what was found in one. */
export interface Observation {
  /** What was drawn from by itself: a township, a kind of household, both. */
  stratum: string
  /** The village, where villages were drawn first; else the row stands for itself. */
  cluster?: string
  /** How many of the population it stands for. */
  weight: number
  /** What was counted in it: 1 of a yes, a score, the persons wrongly let go. */
  value: number
  /** Of how much: 1 of a household, the persons let go; a row of 0 is outside the question. */
  of?: number
}

/** How much there was to draw from; what is not known counts as endless. */
export interface Population {
  /** Of each stratum: villages where these were drawn first, else rows. */
  strata?: ReadonlyMap<string, number>
  /** Of each village drawn, by stratum and cluster: `clusterKey`. */
  clusters?: ReadonlyMap<string, number>
}

export interface Variance {
  variance: number
  freedom: number
  /** The share of the population that was drawn at the first step, over all strata. */
  sampled: number
}

export const clusterKey = (stratum: string, cluster: string): string =>
  JSON.stringify([stratum, cluster])

/**
 * The variance of a ratio of weighted sums by Taylor's line: within each stratum between what was drawn first, and
 * within each village between what was drawn there, each less the share that was drawn. A stratum with a single
 * unit is set against the whole.
 */
export function linearVariance(
  observations: readonly Observation[],
  ratio: number,
  population: Population = {},
): Variance {
  const whole = observations.reduce((sum, { weight, of = 1 }) => sum + weight * of, 0)
  const parts = [...byStratum(observations, ratio, whole)].map(([stratum, clusters]) =>
    partOf(stratum, clusters, population),
  )
  const variance = parts.reduce((sum, part) => sum + part.variance, 0)
  const spread = parts.reduce(
    (sum, part) => sum + part.variance ** 2 / Math.max(1, part.units - 1),
    0,
  )
  const units = parts.reduce((sum, part) => sum + part.units, 0)
  const sampled = parts.reduce((sum, part) => sum + part.sampled * part.units, 0) / units
  const fixed = Math.max(1, units - parts.length)
  // Satterthwaite's degrees: a few strata that vary much count for most of it.
  return { variance, sampled, freedom: spread > 0 ? variance ** 2 / spread : fixed }
}

interface Cluster {
  cluster: string
  scores: number[]
}

function byStratum(observations: readonly Observation[], ratio: number, whole: number) {
  const strata = new Map<string, Map<string, Cluster>>()
  observations.forEach(({ stratum, cluster = '', weight, value, of = 1 }, at) => {
    const key = cluster === '' ? `#${at}` : cluster
    const clusters = strata.get(stratum) ?? new Map<string, Cluster>()
    const held = clusters.get(key) ?? { cluster, scores: [] }
    held.scores.push((weight * (value - ratio * of)) / whole)
    clusters.set(key, held)
    strata.set(stratum, clusters)
  })
  return strata
}

function partOf(stratum: string, clusters: ReadonlyMap<string, Cluster>, population: Population) {
  const totals = [...clusters.values()].map(({ scores }) => sum(scores))
  const units = totals.length
  const sampled = shareOf(units, population.strata?.get(stratum))
  const between = units === 1 ? (totals[0] ?? 0) ** 2 : units * spreadOf(totals)
  const within = [...clusters.values()].reduce((all, { cluster, scores }) => {
    const drawn = shareOf(scores.length, population.clusters?.get(clusterKey(stratum, cluster)))
    return all + (1 - drawn) * scores.length * spreadOf(scores)
  }, 0)
  return { units, sampled, variance: (1 - sampled) * between + sampled * within }
}

const shareOf = (drawn: number, from: number | undefined) =>
  from === undefined || from <= 0 ? 0 : Math.min(1, drawn / from)

/** The variance of some numbers, as a sample of more. */
function spreadOf(values: readonly number[]): number {
  if (values.length < 2) return 0
  const mean = sum(values) / values.length
  return sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1)
}

const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)
