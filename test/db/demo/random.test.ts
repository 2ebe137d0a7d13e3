import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportion, createRandom, seedOf, weighted } from '../../../db/demo/random'

test('a seed draws the same numbers on every machine', () => {
  const random = createRandom(1)
  expect([1, 2, 3, 4].map(() => random.between(0, 999_999))).toMatchInlineSnapshot(`
    [
      367875,
      81613,
      820535,
      701216,
    ]
  `)
  expect(seedOf(1, 'wuxi.tianyuan')).toMatchInlineSnapshot(`326762232`)
})

test('two villages and two seeds draw different numbers', () => {
  const seeds = [seedOf(1, 'a'), seedOf(1, 'b'), seedOf(2, 'a')]
  expect(new Set(seeds.map((seed) => createRandom(seed).next())).size).toBe(3)
})

test('a draw reaches both ends of its range and never leaves it', () => {
  const random = createRandom(7)
  const drawn = new Set(Array.from({ length: 200 }, () => random.between(3, 6)))
  expect([...drawn].toSorted()).toEqual([3, 4, 5, 6])
})

test('nothing is picked from an empty list', () => {
  expect(() => createRandom(1).pick([])).toThrow(RangeError)
})

test('a weight says how often a value stands in the list', () => {
  expect(weighted(['a', 2], ['b', 0], ['c', 1])).toEqual(['a', 'a', 'c'])
})

test('households handed out to villages add up, each village within one of its share', () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3])
  expect(apportion(0, [2, 5])).toEqual([0, 0])
  fc.assert(
    fc.property(
      fc.nat(100_000),
      fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 40 }),
      (total, weights) => {
        const parts = apportion(total, weights)
        const sum = weights.reduce((a, b) => a + b, 0)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
        parts.forEach((part, i) => {
          expect(Math.abs(part - (total * (weights[i] ?? 0)) / sum)).toBeLessThan(1)
        })
      },
    ),
  )
})
