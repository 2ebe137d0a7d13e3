/** What may be told of one quarter: a number, or null for what is kept back. */
export interface ToldQuarter<K extends string> {
  cells: Record<K, number | null>
  total: number | null
}

/**
 * What is told of a quarter's counts: none below the least, and a total only where it says nothing about a count that
 * is kept back. What is kept back could then be anything from none to one less than the least, of each kind, and is
 * the least at least taken together.
 */
export function toldOf<K extends string>(counts: Record<K, number>, least: number): ToldQuarter<K> {
  const kinds = Object.keys(counts) as K[]
  const hidden = kinds.filter((kind) => counts[kind] < least)
  const cells = Object.fromEntries(
    kinds.map((kind) => [kind, counts[kind] < least ? null : counts[kind]]),
  ) as Record<K, number | null>
  const sum = (of: readonly K[]) => of.reduce((all, kind) => all + counts[kind], 0)
  const left = sum(hidden)
  const isSafe = hidden.length === 0 || (left >= least && left <= (hidden.length - 1) * (least - 1))
  return { cells, total: isSafe ? sum(kinds) : null }
}

/** The quarters that are over on a day, the last first, as 2026-1. */
export function quartersOver(today: string, count: number): string[] {
  let year = Number(today.slice(0, 4))
  let quarter = Math.ceil(Number(today.slice(5, 7)) / 3)
  return Array.from({ length: count }, () => {
    quarter--
    if (quarter === 0) {
      year--
      quarter = 4
    }
    return `${year}-${quarter}`
  })
}

/** In which quarter a day lies. */
export const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`
