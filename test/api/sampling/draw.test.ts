import fc from 'fast-check'
import jStat from 'jstat'
import { describe, expect, test } from 'vitest'
import { diceOf, isSeed, newSeed } from '../../../api/sampling/dice'
import {
  draw,
  drawEqualInterval,
  drawRandom,
  frameFingerprint,
  type Method,
} from '../../../api/sampling/draw'

const SEED = '00112233445566778899aabbccddeeff'
const DRAWS = 10_000

const numbers = (size: number) => Array.from({ length: size }, (_, at) => at)

const seedOf = (at: number) => at.toString(16).padStart(32, '0')

/** How likely chance alone is to lie lower: even draws are neither far off nor suspiciously even. */
function expectEven(counts: readonly number[], varianceShare = 1) {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  const off = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  const chiSquare = off / varianceShare
  const freedom = counts.length - 1
  expect(chiSquare).toBeLessThan(jStat.chisquare.inv(0.999, freedom))
  expect(chiSquare).toBeGreaterThan(jStat.chisquare.inv(0.001, freedom))
}

/** In how many draws each was drawn. */
function countEach(size: number, drawOnce: (seed: string) => readonly number[]): number[] {
  const counts = numbers(size).map(() => 0)
  for (let at = 0; at < DRAWS; at++)
    for (const drawn of drawOnce(seedOf(at))) counts[drawn] = (counts[drawn] ?? 0) + 1
  return counts
}

/** How often each outcome was drawn. */
function countOutcomes(drawOnce: (seed: string) => readonly number[]): number[] {
  const counts = new Map<string, number>()
  for (let at = 0; at < DRAWS; at++) {
    const outcome = drawOnce(seedOf(at)).join()
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  }
  return [...counts.values()]
}

// Without replacement, counts of members hang together: they vary by less than free ones do.
const togetherness = (size: number, count: number) => (size - count) / (size - 1)

describe('drawing households', () => {
  // Reckoned beside this by another program, in another language, from the hash on.
  test('with a written seed gives the same households on any machine', () => {
    expect(drawRandom(numbers(25_148), 8, SEED)).toEqual([
      24963, 19271, 12930, 13598, 19928, 12203, 7508, 24914,
    ])
    expect(drawEqualInterval(numbers(25_148), 8, SEED)).toEqual([
      409, 3553, 6696, 9840, 12983, 16127, 19270, 22414,
    ])
  })

  test('for another purpose of the same seed gives other households', () => {
    const of = (purpose: string) => drawRandom(numbers(1_000), 20, SEED, purpose)
    expect(of('village:a')).toEqual(of('village:a'))
    expect(of('village:a')).not.toEqual(of('village:b'))
  })

  test('at random, ten thousand times, takes every household equally often', () => {
    const [size, count] = [40, 12]
    const counts = countEach(size, (seed) => drawRandom(numbers(size), count, seed))
    expectEven(counts, togetherness(size, count))
  })

  test('at random, ten thousand times, takes every pair of households equally often', () => {
    const counts = countOutcomes((seed) =>
      drawRandom(numbers(15), 2, seed).toSorted((a, b) => a - b),
    )
    expect(counts).toHaveLength(105)
    expectEven(counts)
  })

  test('at random, ten thousand times, takes households in every order equally often', () => {
    const counts = countOutcomes((seed) => drawRandom(numbers(5), 4, seed))
    expect(counts).toHaveLength(120)
    expectEven(counts)
  })

  test('at random, ten thousand times, leaves every household in reserve equally often', () => {
    const order = { count: 10, reserves: 5 }
    for (const method of ['random', 'equal_interval'] satisfies Method[]) {
      const counts = countEach(30, (seed) => draw(numbers(30), method, { ...order, seed }).reserves)
      expectEven(counts, togetherness(30, 5))
    }
  })

  test('at equal intervals, ten thousand times, meets every start equally often, so every household', () => {
    // 7 of 40: the interval is not whole, so a draw is one of 40 lists.
    const lists = countOutcomes((seed) => drawEqualInterval(numbers(40), 7, seed))
    expect(lists).toHaveLength(40)
    expectEven(lists)
    const first = countOutcomes((seed) => drawEqualInterval(numbers(40), 8, seed))
    expect(first).toHaveLength(5)
    expectEven(first)
  })

  test('at equal intervals lets each household stand in equally many lists, and pairs one interval apart', () => {
    const lists = new Set<string>()
    for (let at = 0; at < 2_000; at++)
      lists.add(drawEqualInterval(numbers(23), 6, seedOf(at)).join())
    const each = [...lists].flatMap((list) => list.split(',').map(Number))
    // 23 starts, each household in 6 of them: exactly a chance of 6 in 23.
    expect(lists.size).toBe(23)
    expect(new Set(numbers(23).map((one) => each.filter((drawn) => drawn === one).length))).toEqual(
      new Set([6]),
    )
    for (const list of lists) {
      const drawn = list.split(',').map(Number)
      const gaps = drawn.slice(1).map((here, at) => here - (drawn[at] ?? 0))
      expect(gaps.every((gap) => gap === 3 || gap === 4)).toBe(true)
    }
  })

  test('never takes a household twice, and nobody from outside the frame', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.nat(320),
        fc.nat(50),
        fc.constantFrom<Method>('random', 'equal_interval'),
        fc.nat(),
        (size, count, reserves, method, at) => {
          const frame = numbers(size)
          const drawn = draw(frame, method, { count, reserves, seed: seedOf(at) })
          const all = [...drawn.sample, ...drawn.reserves]
          expect(drawn.sample).toHaveLength(Math.min(count, size))
          expect(all).toHaveLength(Math.min(count + reserves, size))
          expect(new Set(all).size).toBe(all.length)
          expect(all.every((one) => frame.includes(one))).toBe(true)
        },
      ),
    )
  })

  test('keeps the sample when more reserves are asked for', () => {
    const of = (reserves: number, method: Method) =>
      draw(numbers(200), method, { count: 20, reserves, seed: SEED })
    for (const method of ['random', 'equal_interval'] satisfies Method[]) {
      const [few, many] = [of(5, method), of(30, method)]
      expect(many.sample).toEqual(few.sample)
      expect(many.reserves.slice(0, 5)).toEqual(few.reserves)
    }
  })

  test('refuses to draw part of a household or fewer than none', () => {
    for (const count of [-1, 1.5, Number.NaN]) {
      expect(() => drawRandom([1, 2, 3], count, SEED)).toThrow(RangeError)
      expect(() => drawEqualInterval([1, 2, 3], count, SEED)).toThrow(RangeError)
    }
  })
})

describe('the fingerprint of a frame', () => {
  test('is another one when a household is added, left out, or stands elsewhere', () => {
    const prints = [['a', 'b'], ['b', 'a'], ['a'], ['a', 'b', 'c'], ['ab'], ['a,b']]
    expect(new Set(prints.map(frameFingerprint)).size).toBe(prints.length)
    expect(frameFingerprint(['a', 'b'])).toBe(frameFingerprint(['a', 'b']))
  })
})

describe('a seed', () => {
  test('is 32 hex digits, each made once', () => {
    expect(isSeed(newSeed())).toBe(true)
    expect(newSeed()).not.toBe(newSeed())
    expect(isSeed(SEED.slice(1))).toBe(false)
    expect(isSeed(`${SEED}0`)).toBe(false)
    expect(isSeed(SEED.toUpperCase())).toBe(false)
  })

  test('throws each number below a limit equally often', () => {
    const dice = diceOf(SEED)
    const counts = numbers(7).map(() => 0)
    for (let at = 0; at < DRAWS; at++) {
      const thrown = dice(7)
      counts[thrown] = (counts[thrown] ?? 0) + 1
    }
    expectEven(counts)
  })
})
