import type { RiskClass } from '../../db/values/leads'

/** A signal of a risk in a group. */
export interface GroupSignal {
  householdId: string
  class: RiskClass
  at: Date
}

/** So many households of a group with a signal within so many days are a cluster. */
export interface ClusterFigures {
  households: number
  days: number
}

const DAY = 86_400_000
const householdsAt = (signals: readonly GroupSignal[], at: number, days: number): Set<string> =>
  new Set(
    signals
      .filter((signal) => signal.at.getTime() <= at && signal.at.getTime() > at - days * DAY)
      .map(({ householdId }) => householdId),
  )

/** What there is to be told of a group now; null where it is no cluster, or the same that was told last. */
export function clusterOf(
  signals: readonly GroupSignal[],
  lastAlert: Date | null,
  now: Date,
  figures: ClusterFigures,
): { households: number; class: RiskClass } | null {
  const standing = householdsAt(signals, now.getTime(), figures.days)
  if (standing.size < figures.households) return null
  if (lastAlert && hasStoodSince(signals, lastAlert, now, figures)) return null
  const recent = signals.filter(({ at }) => at.getTime() > now.getTime() - figures.days * DAY)
  return { households: standing.size, class: commonest(recent) }
}

/**
 * Whether it was a cluster whenever something came to it since. What fell below and grew again earlier than
 * what still counts was told then.
 */
function hasStoodSince(
  signals: readonly GroupSignal[],
  since: Date,
  now: Date,
  { households, days }: ClusterFigures,
): boolean {
  const from = Math.max(since.getTime(), now.getTime() - days * DAY)
  const later = signals.filter(({ at }) => at.getTime() > from && at <= now)
  return later.every(({ at }) => {
    const before = signals.filter((each) => each.at < at)
    return householdsAt(before, at.getTime(), days).size >= households
  })
}

/** Of most households; of as many the one that was first. */
function commonest(signals: readonly GroupSignal[]): RiskClass {
  const inOrder = signals.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const of = [...Map.groupBy(inOrder, (signal) => signal.class)].map(([riskClass, some]) => ({
    riskClass,
    count: new Set(some.map(({ householdId }) => householdId)).size,
  }))
  return of.toSorted((a, b) => b.count - a.count)[0]?.riskClass ?? 'call_for_help'
}
