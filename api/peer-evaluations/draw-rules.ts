/** A number from 0 up to, not including, `below`; each as likely. */
export type Pick = (below: number) => number

export interface Pair<U extends string = string> {
  evaluator: U
  evaluated: U
}

export interface DrawGiven<U extends string = string> {
  units: readonly U[]
  /** How many others each evaluates, and is evaluated by. */
  each: number
  /** Whether two have something to do with each other: neither evaluates the other. */
  areTied: (one: U, other: U) => boolean
  /** Who evaluated whom last year: not again, where that can be avoided. */
  wasLastYear: (pair: Pair<U>) => boolean
}

export type DrawRefusal =
  /** Without two who evaluate each other it takes 2k + 1 units. */
  | 'too_few_units'
  /** With these ties there is no such draw. */
  | 'all_tied'

export type Drawn<U extends string = string> =
  { pairs: Pair<U>[]; /** Pairs of last year among them. */ repeated: number } | DrawRefusal

/** How many units it takes: of two, one alone evaluates the other, so that n·k ≤ n·(n−1)/2. */
export const fewestUnits = (each: number): number => 2 * each + 1

/** Tied pairs are never drawn; those of last year only where nothing else is left. */
const COST = { tied: 10_000, repeated: 1 } as const
const RESTARTS = 12
const SWITCHES_PER_PAIR = 150
/** Then there is no more to be hoped for by chance, and all is tried in order. */
const MOST_TRIED = 300_000

/**
 * Draws who evaluates whom 抽签: every unit evaluates as many as evaluate it, never itself, never who evaluates it, never
 * tied. A round dance in an order drawn by lot, whose partners are then exchanged by lot until nobody can tell the order
 * from it: no unit is treated otherwise than another, so that every admissible pair is as likely.
 */
export function drawPeers<U extends string>(given: DrawGiven<U>, pick: Pick): Drawn<U> {
  const { units, each } = given
  if (units.length < fewestUnits(each)) return 'too_few_units'
  if (isAnyTooTied(given)) return 'all_tied'
  let best: { pairs: Pair<U>[]; cost: number } | null = null
  for (let i = 0; i < RESTARTS && best?.cost !== 0; i++) {
    const drawn = exchange(dance(shuffle(units, pick), each), given, pick)
    if (best === null || drawn.cost < best.cost) best = drawn
  }
  if (best !== null && best.cost < COST.tied)
    return { pairs: best.pairs, repeated: best.cost / COST.repeated }
  const found = searchAll({ ...given, units: shuffle(units, pick) })
  if (found === null) return 'all_tied'
  return { pairs: found, repeated: found.filter(given.wasLastYear).length }
}

/** Each needs k to evaluate and k others to be evaluated by, none of them tied. */
const isAnyTooTied = <U extends string>({ units, each, areTied }: DrawGiven<U>): boolean =>
  units.some(
    (unit) => units.filter((other) => other !== unit && !areTied(unit, other)).length < 2 * each,
  )

/** Everybody evaluates the k that stand behind them in the round. */
function dance<U extends string>(order: readonly U[], each: number): Pair<U>[] {
  return order.flatMap((evaluator, i) =>
    Array.from({ length: each }, (_, step) => ({
      evaluator,
      evaluated: order[(i + step + 1) % order.length] as U,
    })),
  )
}

/** Two pairs exchange whom they evaluate, wherever that is allowed and makes nothing worse. */
function exchange<U extends string>(
  start: readonly Pair<U>[],
  given: DrawGiven<U>,
  pick: Pick,
): { pairs: Pair<U>[]; cost: number } {
  const pairs = [...start]
  const drawn = new Set(pairs.map(keyOf))
  const costOf = costIn(given)
  let cost = pairs.reduce((sum, pair) => sum + costOf(pair), 0)
  const most = pairs.length * SWITCHES_PER_PAIR
  const least = pairs.length * 10
  for (let i = 0; i < most && (cost > 0 || i < least); i++) {
    const [at, other] = [pick(pairs.length), pick(pairs.length)]
    const [a, b] = [pairs[at], pairs[other]]
    if (!a || !b || at === other) continue
    const fresh = [
      { evaluator: a.evaluator, evaluated: b.evaluated },
      { evaluator: b.evaluator, evaluated: a.evaluated },
    ] as const
    drawn.delete(keyOf(a))
    drawn.delete(keyOf(b))
    const change = costOf(fresh[0]) + costOf(fresh[1]) - costOf(a) - costOf(b)
    const isDone = change <= 0 && fresh.every((pair) => isFree(pair, drawn)) && !isMutual(fresh)
    const [first, second] = isDone ? fresh : [a, b]
    pairs[at] = first
    pairs[other] = second
    drawn.add(keyOf(first))
    drawn.add(keyOf(second))
    if (isDone) cost += change
  }
  return { pairs, cost }
}

const costIn =
  <U extends string>({ areTied, wasLastYear }: DrawGiven<U>) =>
  (pair: Pair<U>): number =>
    areTied(pair.evaluator, pair.evaluated) ? COST.tied : wasLastYear(pair) ? COST.repeated : 0

const keyOf = ({ evaluator, evaluated }: Pair): string => `${evaluator}>${evaluated}`
const isFree = (pair: Pair, drawn: ReadonlySet<string>): boolean =>
  pair.evaluator !== pair.evaluated &&
  !drawn.has(keyOf(pair)) &&
  !drawn.has(keyOf({ evaluator: pair.evaluated, evaluated: pair.evaluator }))
const isMutual = ([a, b]: readonly [Pair, Pair]): boolean =>
  a.evaluator === b.evaluated && a.evaluated === b.evaluator

export function shuffle<U>(units: readonly U[], pick: Pick): U[] {
  const order = [...units]
  for (let i = order.length - 1; i > 0; i--) {
    const at = pick(i + 1)
    const [one, other] = [order[i] as U, order[at] as U]
    order[i] = other
    order[at] = one
  }
  return order
}

/** Tries one after another, for few units to the end: null where there is none, or none was found in time. */
function searchAll<U extends string>({ units, each, areTied }: DrawGiven<U>): Pair<U>[] | null {
  const pairs: Pair<U>[] = []
  const drawn = new Set<string>()
  const taken = new Map<U, number>()
  let tried = 0
  const from = (at: number, next: number, left: number): boolean => {
    const evaluator = units[at]
    if (evaluator === undefined) return true
    if (left === 0) return from(at + 1, 0, each)
    for (let i = next; i < units.length; i++) {
      const evaluated = units[i] as U
      const pair = { evaluator, evaluated }
      const isFull = (taken.get(evaluated) ?? 0) >= each
      if (isFull || areTied(evaluator, evaluated) || !isFree(pair, drawn)) continue
      if (++tried > MOST_TRIED) return false
      pairs.push(pair)
      drawn.add(keyOf(pair))
      taken.set(evaluated, (taken.get(evaluated) ?? 0) + 1)
      if (from(at, i + 1, left - 1)) return true
      pairs.pop()
      drawn.delete(keyOf(pair))
      taken.set(evaluated, (taken.get(evaluated) ?? 0) - 1)
    }
    return false
  }
  return from(0, 0, each) ? pairs : null
}

/**
 * Who evaluates in the place of whoever left it to another 回避: by lot among those with the fewest to evaluate who are not
 * tied to the unit, never asked about it and never evaluated by it; those of last year only where nobody else is left.
 * Null where there is nobody.
 */
export function replacePeer<U extends string>(
  given: Omit<DrawGiven<U>, 'each'> & {
    evaluated: U
    /** All of this draw, also what was left to others. */
    pairs: readonly Pair<U>[]
  },
  pick: Pick,
): U | null {
  const { units, evaluated, pairs, areTied, wasLastYear } = given
  const drawn = new Set(pairs.map(keyOf))
  const free = units.filter((evaluator) => {
    const pair = { evaluator, evaluated }
    return isFree(pair, drawn) && !areTied(evaluator, evaluated)
  })
  const fresh = free.filter((evaluator) => !wasLastYear({ evaluator, evaluated }))
  const some = fresh.length > 0 ? fresh : free
  const loadOf = (unit: U) => pairs.filter(({ evaluator }) => evaluator === unit).length
  const least = Math.min(...some.map(loadOf))
  const fewest = some.filter((unit) => loadOf(unit) === least)
  return fewest[fewest.length === 0 ? 0 : pick(fewest.length)] ?? null
}
