import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  computedPoints,
  isVetoed,
  meanOf,
  medianOf,
  outliersOf,
} from '../../../api/assessments/points/rules'
import type { PointRule } from '../../../db/values/assessments'

const of = (rule: PointRule, fullMarks = 10, whenNone: 'full' | 'none' = 'full') => ({
  rule,
  fullMarks,
  whenNone,
})
const PROPORTIONAL = { kind: 'proportional', floorPermille: 600, fullPermille: 900 } as const
const ROWS = { kind: 'deduct_rows', points: 0.5, per: 2, most: 3 } as const
const RATE = {
  kind: 'deduct_rate',
  points: 1,
  perPermille: 1,
  targetPermille: 900,
  most: 5,
} as const
const NOTHING_LESS = { kind: 'all_or_nothing', atPermille: 1000 } as const
const BONUS = { kind: 'bonus', base: 6, points: 1.5, per: 3, most: 4 } as const

describe('an item that is computed', () => {
  test.each<[string, PointRule, number, number, number]>([
    ['has none at its floor', PROPORTIONAL, 60, 100, 0],
    ['has something just above it', PROPORTIONAL, 61, 100, 33],
    ['is halfway in the middle', PROPORTIONAL, 75, 100, 500],
    ['has all where it is to be', PROPORTIONAL, 90, 100, 1000],
    ['has no more beyond', PROPORTIONAL, 100, 100, 1000],
    ['loses nothing by one bad row of two', ROWS, 9, 10, 1000],
    ['loses by the second', ROWS, 8, 10, 950],
    ['loses no more than the most', ROWS, 0, 100, 700],
    ['loses nothing at its target', RATE, 90, 100, 1000],
    ['loses a point for a tenth of a point', RATE, 899, 1000, 900],
    ['loses nothing for less than a step', RATE, 8995, 10_000, 1000],
    ['loses five at most', RATE, 0, 100, 500],
    ['has all when nobody is left out', NOTHING_LESS, 40, 40, 1000],
    ['has nothing when one is', NOTHING_LESS, 39, 40, 0],
    ['has its base without anything more', BONUS, 2, 0, 600],
    ['has more for the third', BONUS, 3, 0, 750],
    ['has its full marks at most', BONUS, 90, 0, 1000],
  ])('%s', (_what, rule, good, all, points) => {
    expect(computedPoints(of(rule), { good, of: all })).toBe(points)
  })

  test('where there was nothing to do the plan says whether that is all or none', () => {
    expect(computedPoints(of(ROWS, 10, 'full'), { good: 0, of: 0 })).toBe(1000)
    expect(computedPoints(of(ROWS, 10, 'none'), { good: 0, of: 0 })).toBe(0)
  })

  const amount = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100)
  const permille = fc.integer({ min: 0, max: 1000 })
  const some = fc.integer({ min: 1, max: 50 })
  const anyRule: fc.Arbitrary<PointRule> = fc.oneof(
    fc.record({
      kind: fc.constant('proportional' as const),
      floorPermille: fc.integer({ min: 0, max: 499 }),
      fullPermille: fc.integer({ min: 500, max: 1000 }),
    }),
    fc.record({
      kind: fc.constant('deduct_rows' as const),
      points: amount,
      per: some,
      most: amount,
    }),
    fc.record({
      kind: fc.constant('deduct_rate' as const),
      points: amount,
      perPermille: some,
      targetPermille: permille,
      most: amount,
    }),
    fc.record({ kind: fc.constant('all_or_nothing' as const), atPermille: permille }),
    fc.record({
      kind: fc.constant('bonus' as const),
      base: amount,
      points: amount,
      per: some,
      most: amount,
    }),
  )

  test('never has more than its full marks, nor less than none, whatever was counted', () => {
    const counted = fc
      .nat(500)
      .chain((all) => fc.record({ good: fc.nat(all), of: fc.constant(all) }))
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 1, max: 100 }), counted, (rule, full, each) => {
        const points = computedPoints(of(rule, full), each)
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(full * 100)
        expect(Number.isInteger(points)).toBe(true)
      }),
    )
  })

  test('never loses by one more that is good', () => {
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 1, max: 300 }), fc.nat(300), (rule, all, some) => {
        const good = some % all
        const fewer = computedPoints(of(rule), { good, of: all })
        expect(computedPoints(of(rule), { good: good + 1, of: all })).toBeGreaterThanOrEqual(fewer)
      }),
    )
  })
})

describe('scores', () => {
  const trim = { drop: 1, from: 4 }
  test('are averaged, without the highest and lowest only where there are enough', () => {
    expect(meanOf([], trim)).toBeNull()
    expect(meanOf([800], trim)).toBe(800)
    expect(meanOf([100, 800, 900], trim)).toBe(600)
    expect(meanOf([100, 800, 900, 1000], trim)).toBe(850)
  })

  test('stand out when they are further from the middle than the plan allows, not at its edge', () => {
    const scores = [300, 800, 850, 1050].map((points) => ({ points }))
    expect(medianOf([300, 800, 850, 1050])).toBe(825)
    const out = (permille: number) =>
      outliersOf(scores, { full: 1000, permille }).map(({ points }) => points)
    expect(out(225)).toEqual([300])
    expect(out(224)).toEqual([300, 1050])
    expect(out(525)).toEqual([])
  })
})

test('a veto hits from its threshold on, and not below it', () => {
  const rows = {
    code: 'v',
    name: '举报查实',
    cap: 'basic',
    source: '示例',
    how: 'rows',
    measure: 'complaint_findings',
    atLeast: 2,
  } as const
  expect(isVetoed(rows, { good: 0, of: 1 })).toBe(false)
  expect(isVetoed(rows, { good: 0, of: 2 })).toBe(true)
  const { atLeast: _, ...rest } = rows
  const rate = { ...rest, how: 'rate', belowPermille: 900 } as const
  expect(isVetoed(rate, { good: 90, of: 100 })).toBe(false)
  expect(isVetoed(rate, { good: 89, of: 100 })).toBe(true)
  expect(isVetoed(rate, { good: 0, of: 0 })).toBe(false)
  expect(isVetoed(rate, null)).toBe(false)
})
