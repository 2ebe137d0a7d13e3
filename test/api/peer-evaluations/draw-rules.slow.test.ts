import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  drawPeers,
  fewestUnits,
  type Pair,
  type Pick,
  replacePeer,
} from '../../../api/peer-evaluations/draw-rules'

/** A generator of its own, so that a failure can be repeated: mulberry32. */
function pickFrom(seed: number): Pick {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const unitsOf = (count: number) => Array.from({ length: count }, (_, i) => `u${i}`)
const never = () => false
const free = { areTied: never, wasLastYear: never }
const keyOf = ({ evaluator, evaluated }: Pair) => `${evaluator}>${evaluated}`

function expectSound(pairs: readonly Pair[], units: readonly string[], each: number) {
  const keys = new Set(pairs.map(keyOf))
  expect(keys.size).toBe(pairs.length)
  for (const unit of units) {
    expect(pairs.filter(({ evaluator }) => evaluator === unit)).toHaveLength(each)
    expect(pairs.filter(({ evaluated }) => evaluated === unit)).toHaveLength(each)
  }
  for (const { evaluator, evaluated } of pairs) {
    expect(evaluator).not.toBe(evaluated)
    expect(keys.has(`${evaluated}>${evaluator}`)).toBe(false)
  }
}

describe('who evaluates whom', () => {
  test('every unit evaluates k and is evaluated by k, never itself, never each other, never twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 5 }).chain((each) =>
          fc.record({
            each: fc.constant(each),
            count: fc.integer({ min: fewestUnits(each), max: 34 }),
            seed: fc.integer(),
          }),
        ),
        ({ each, count, seed }) => {
          const units = unitsOf(count)
          const drawn = drawPeers({ units, each, ...free }, pickFrom(seed))
          if (typeof drawn === 'string') throw new Error(drawn)
          expectSound(drawn.pairs, units, each)
          expect(drawn.repeated).toBe(0)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('the tied never evaluate each other, nor those of last year where others are left', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 12, max: 32 }),
        fc.integer(),
        fc.array(fc.tuple(fc.nat(31), fc.nat(31)), { maxLength: 20 }),
        (count, seed, ties) => {
          const units = unitsOf(count)
          const isTie = (one: string, other: string) =>
            ties.some(([a, b]) => `u${a}` === one && `u${b}` === other)
          const areTied = (one: string, other: string) => isTie(one, other) || isTie(other, one)
          const last = drawPeers({ units, each: 3, ...free }, pickFrom(seed + 1))
          if (typeof last === 'string') throw new Error(last)
          const before = new Set(last.pairs.map(keyOf))
          const wasLastYear = (pair: Pair) => before.has(keyOf(pair))
          const drawn = drawPeers({ units, each: 3, areTied, wasLastYear }, pickFrom(seed))
          if (drawn === 'all_tied') {
            const loads = units.map((u) => units.filter((v) => v !== u && !areTied(u, v)).length)
            // Somebody has hardly anybody left.
            expect(Math.min(...loads)).toBeLessThanOrEqual(7)
            return
          }
          if (typeof drawn === 'string') throw new Error(drawn)
          expectSound(drawn.pairs, units, 3)
          for (const { evaluator, evaluated } of drawn.pairs)
            expect(areTied(evaluator, evaluated)).toBe(false)
          expect(drawn.pairs.filter(wasLastYear)).toHaveLength(drawn.repeated)
          if (count >= 20) expect(drawn.repeated).toBe(0)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('the same seed draws the same, another one another', () => {
    const given = { units: unitsOf(32), each: 3, ...free }
    expect(drawPeers(given, pickFrom(7))).toEqual(drawPeers(given, pickFrom(7)))
    expect(drawPeers(given, pickFrom(7))).not.toEqual(drawPeers(given, pickFrom(8)))
  })

  test.each([
    [3, 6, 'too_few_units'],
    [3, 7, 'object'],
    [4, 8, 'too_few_units'],
    [4, 9, 'object'],
  ])('with %i each %i units are %s: of two, one alone evaluates the other', (each, count, what) => {
    const drawn = drawPeers({ units: unitsOf(count), each, ...free }, pickFrom(1))
    expect(typeof drawn === 'string' ? drawn : typeof drawn).toBe(what)
  })

  test('at the limit one tie is one too many, and it says so', () => {
    const areTied = (one: string, other: string) => [one, other].toSorted().join() === 'u0,u1'
    const given = { each: 3, areTied, wasLastYear: never }
    expect(drawPeers({ ...given, units: unitsOf(7) }, pickFrom(1))).toBe('all_tied')
    expect(drawPeers({ ...given, units: unitsOf(8) }, pickFrom(1))).toHaveProperty('pairs')
  })

  test('where enough are untied for each alone, but not for all together, it says so', () => {
    // Six who are tied to each other all need the three others, who have not enough to give.
    const units = unitsOf(12)
    const isOfClan = (unit: string) => Number(unit.slice(1)) < 6
    const areTied = (one: string, other: string) => isOfClan(one) && isOfClan(other)
    expect(drawPeers({ units, each: 3, areTied, wasLastYear: never }, pickFrom(3))).toHaveProperty(
      'pairs',
    )
    // Eight of fourteen: each has six left, yet these six cannot hold 24 + 24.
    const many = unitsOf(14)
    const isOfMany = (unit: string) => Number(unit.slice(1)) < 8
    const tied = (one: string, other: string) => isOfMany(one) && isOfMany(other)
    expect(
      drawPeers({ units: many, each: 3, areTied: tied, wasLastYear: never }, pickFrom(3)),
    ).toBe('all_tied')
  })

  test('last year’s pairs come again only as far as there is no other way', () => {
    // With seven and three each every pair is drawn one way or the other: those of last year are turned round.
    const units = unitsOf(7)
    const last = drawPeers({ units, each: 3, ...free }, pickFrom(5))
    if (typeof last === 'string') throw new Error(last)
    const before = new Set(last.pairs.map(keyOf))
    const drawn = drawPeers(
      { units, each: 3, areTied: never, wasLastYear: (pair) => before.has(keyOf(pair)) },
      pickFrom(6),
    )
    if (typeof drawn === 'string') throw new Error(drawn)
    expectSound(drawn.pairs, units, 3)
    expect(drawn.pairs.filter((pair) => before.has(keyOf(pair)))).toHaveLength(drawn.repeated)
  })
})

/** How far the counts of pairs are from all the same, against what chance allows (0.001 from above). */
function chiSquare(counts: readonly number[], draws: number, share: number): number {
  const expected = draws * share
  // A pair is drawn or not: the spread of one count is less than that of a rare one.
  return counts.reduce((all, count) => all + (count - expected) ** 2 / expected, 0) / (1 - share)
}
/** Wilson and Hilferty: above it lies one in a thousand. */
const limitOf = (df: number) => df * (1 - 2 / (9 * df) + 3.0902 * Math.sqrt(2 / (9 * df))) ** 3

describe('by lot', () => {
  test.each([
    [7, 3],
    [9, 3],
    [12, 4],
  ])('among %i units, %i each, every pair is as likely as any other', (count, each) => {
    const draws = 4_000
    const units = unitsOf(count)
    const counts = new Map<string, number>()
    const pick = pickFrom(20_260_309)
    for (let i = 0; i < draws; i++) {
      const drawn = drawPeers({ units, each, ...free }, pick)
      if (typeof drawn === 'string') throw new Error(drawn)
      for (const pair of drawn.pairs) counts.set(keyOf(pair), (counts.get(keyOf(pair)) ?? 0) + 1)
    }
    const pairs = count * (count - 1)
    expect(counts.size).toBe(pairs)
    expect(chiSquare([...counts.values()], draws, each / (count - 1))).toBeLessThan(limitOf(pairs))
  })

  test('among units tied to their neighbour every pair that is left is as likely', () => {
    const count = 10
    const units = unitsOf(count)
    const at = (unit: string) => Number(unit.slice(1))
    // 0 with 1, 2 with 3 and so on: of all the same kind.
    const areTied = (one: string, other: string) => at(one) >> 1 === at(other) >> 1
    const counts = new Map<string, number>()
    const pick = pickFrom(4)
    const draws = 4_000
    for (let i = 0; i < draws; i++) {
      const drawn = drawPeers({ units, each: 3, areTied, wasLastYear: never }, pick)
      if (typeof drawn === 'string') throw new Error(drawn)
      for (const pair of drawn.pairs) counts.set(keyOf(pair), (counts.get(keyOf(pair)) ?? 0) + 1)
    }
    const pairs = count * (count - 2)
    expect(counts.size).toBe(pairs)
    expect(chiSquare([...counts.values()], draws, 3 / (count - 2))).toBeLessThan(limitOf(pairs))
  })
})

describe('whoever evaluates in another’s place', () => {
  const units = unitsOf(9)
  const drawn = drawPeers({ units, each: 3, ...free }, pickFrom(2))
  if (typeof drawn === 'string') throw new Error(drawn)
  const { pairs } = drawn
  const evaluated = 'u0'
  const asked = pairs.filter((pair) => pair.evaluated === evaluated).map((pair) => pair.evaluator)
  const evaluates = pairs.filter((pair) => pair.evaluator === evaluated).map((p) => p.evaluated)
  const left = units.filter((u) => u !== evaluated && ![...asked, ...evaluates].includes(u))

  test('was never asked about the unit, nor is evaluated by it, and each is as likely', () => {
    const counts = new Map<string, number>()
    const pick = pickFrom(1)
    for (let i = 0; i < 2_000; i++) {
      const found = replacePeer({ units, evaluated, pairs, ...free }, pick) ?? ''
      counts.set(found, (counts.get(found) ?? 0) + 1)
    }
    expect([...counts.keys()].toSorted()).toEqual(left.toSorted())
    for (const count of counts.values()) expect(count).toBeGreaterThan(2_000 / left.length - 150)
  })

  test('has the fewest to evaluate of those who are free', () => {
    const [busy = '', idle] = left
    const more = [...pairs, { evaluator: busy, evaluated: 'another' }]
    for (let seed = 0; seed < 20; seed++)
      expect(replacePeer({ units, evaluated, pairs: more, ...free }, pickFrom(seed))).toBe(idle)
  })

  test('is not tied to it, and of last year only where nobody else is left; else there is nobody', () => {
    const [one = '', other = ''] = left
    const areTied = (a: string) => a === one
    expect(replacePeer({ units, evaluated, pairs, areTied, wasLastYear: never }, pickFrom(1))).toBe(
      other,
    )
    const wasLastYear = ({ evaluator }: Pair) => evaluator === other
    expect(replacePeer({ units, evaluated, pairs, areTied: never, wasLastYear }, pickFrom(1))).toBe(
      one,
    )
    expect(replacePeer({ units, evaluated, pairs, areTied, wasLastYear }, pickFrom(1))).toBe(other)
    const all = () => true
    expect(
      replacePeer({ units, evaluated, pairs, areTied: all, wasLastYear: never }, pickFrom(1)),
    ).toBeNull()
  })
})
