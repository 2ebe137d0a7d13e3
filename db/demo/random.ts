/**
 * A small seeded generator: 32-bit integer arithmetic and divisions by 2^32 only, so that every
 * machine draws the same numbers.
 */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True with probability `share`. */
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
}

/** FNV-1a over UTF-16 units: words and a seed into one seed, so that each village draws its own numbers. */
export function seedOf(seed: number, words: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i++) {
    hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193)
  }
  return (hash ^ Math.imul(seed, 0x9e3779b1)) >>> 0
}

/** splitmix32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick(list) {
      const picked = list[between(0, list.length - 1)]
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
  }
}

/** A list in which each value stands as often as its weight says. */
export function weighted<T>(...parts: readonly (readonly [value: T, weight: number])[]): T[] {
  return parts.flatMap(([value, weight]) => Array.from({ length: weight }, () => value))
}

/**
 * Splits `total` into whole parts in proportion to the weights; the parts add up to `total` exactly
 * (largest remainder, the earlier part first where equal).
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const missing = total - parts.reduce((a, b) => a + b, 0)
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1
  return parts
}
