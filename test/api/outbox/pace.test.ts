import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowance, type Bucket, countWithin, tokensAt, waitFor } from '../../../api/outbox/pace'

const BEGUN = Date.parse('2026-03-09T02:00:00Z')
const at = (milliseconds: number) => new Date(BEGUN + milliseconds)
const bucket = (tokens: number): Bucket => {
  return { segmentsPerSecond: 10, burst: 20, tokens, filledAt: at(0) }
}

test.each([
  [20, 0, 20],
  [0, 0, 0],
  [0, 100, 1],
  [0, 1_999, 19.99],
  [0, 2_000, 20],
  [0, 60_000, 20],
  [-20, 1_000, -10],
  // Of a clock that went back.
  [5, -1_000, 5],
])('a bucket with %d segments holds %dms later %d', (tokens, later, holds) => {
  expect(tokensAt(bucket(tokens), at(later))).toBeCloseTo(holds, 6)
})

test.each([
  [5, false, 5],
  [0, false, 0],
  [-3, false, 0],
  [5, true, 25],
  [0, true, 20],
  [-19, true, 1],
  [-20, true, 0],
  [-25, true, 0],
])('with %d left what somebody waits for (%s) may take %d', (tokens, isUrgent, may) => {
  expect(allowance(tokens, 20, isUrgent)).toBe(may)
})

test.each<[number[], number, number]>([
  [[], 5, 0],
  [[1, 1, 1], 3, 3],
  [[1, 1, 1], 2.9, 2],
  [[2, 2], 3, 1],
  [[2, 1], 2, 1],
  [[1], 0.9, 0],
  [[1], 0, 0],
  // Longer than the whole bucket: it goes out all the same, and the next ones wait.
  [[5, 1], 1, 1],
])('of messages of %j segments %d hold %d', (segments, allowed, count) => {
  expect(countWithin(segments, allowed)).toBe(count)
})

test.each([
  [1, 0],
  [3, 0],
  [0, 100],
  [0.5, 50],
  [-9, 1_000],
])('with %d segments the next goes out in %dms', (tokens, wait) => {
  expect(waitFor(tokens, 10)).toBe(wait)
})

describe('however workers draw', () => {
  test('no more goes out than the bucket held and what has flown in since, but for one message', () => {
    const draws = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 500 }),
        segments: fc.array(fc.integer({ min: 1, max: 2 }), { maxLength: 30 }),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(draws, (all) => {
        let state = bucket(20)
        let now = 0
        let out = 0
        for (const { after, segments } of all) {
          now += after
          const tokens = tokensAt(state, at(now))
          const count = countWithin(segments, allowance(tokens, 20, false))
          const drawn = segments.slice(0, count).reduce((sum, each) => sum + each, 0)
          state = { ...state, tokens: tokens - drawn, filledAt: at(now) }
          out += drawn
        }
        expect(out).toBeLessThanOrEqual(20 + (now / 1_000) * 10 + 1)
      }),
    )
  })
})
