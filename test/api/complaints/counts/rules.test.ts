import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quarterOf, quartersOver, toldOf } from '../../../../api/complaints/counts/rules'

const LEAST = 5

describe('what inspectors are told of a quarter', () => {
  test.each([
    // Nothing and next to nothing look the same.
    [[0, 0, 0, 0, 0], [null, null, null, null, null], null],
    [[1, 0, 0, 0, 0], [null, null, null, null, null], null],
    [[4, 0, 0, 0, 0], [null, null, null, null, null], null],
    // A count of the least itself is told.
    [[5, 6, 7, 8, 9], [5, 6, 7, 8, 9], 35],
    // What is left of the total would be the one count that is kept back.
    [[4, 6, 7, 8, 9], [null, 6, 7, 8, 9], null],
    [[4, 4, 7, 8, 9], [null, null, 7, 8, 9], null],
    [[2, 3, 0, 8, 9], [null, null, null, 8, 9], 22],
    [[4, 4, 0, 8, 9], [null, null, null, 8, 9], 25],
    // Nine in three could not hold a nought any more.
    [[4, 4, 1, 8, 9], [null, null, null, 8, 9], null],
    [[2, 2, 0, 8, 9], [null, null, null, 8, 9], null],
  ])('%j is told as %j, in all %j', (counts, cells, total) => {
    const told = toldOf(asCounts(counts), LEAST)
    expect(Object.values(told.cells)).toEqual(cells)
    expect(told.total).toBe(total)
  })

  test('no count and no difference singles out fewer than the least', () => {
    const drawn = fc.array(fc.nat(12), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(drawn, fc.integer({ min: 2, max: 8 }), (numbers, least) => {
        const { cells, total } = toldOf(asCounts(numbers), least)
        const told = Object.values(cells)
        for (const count of told) if (count !== null) expect(count).toBeGreaterThanOrEqual(least)
        const hidden = told.filter((count) => count === null).length
        if (total === null || hidden === 0) return
        const rest = total - told.reduce<number>((sum, count) => sum + (count ?? 0), 0)
        expect(rest).toBeGreaterThanOrEqual(least)
        // Each of those kept back could be anything from none to one less than the least.
        const most = (hidden - 1) * (least - 1)
        expect(Math.max(0, rest - most)).toBe(0)
        expect(Math.min(least - 1, rest)).toBe(least - 1)
      }),
    )
  })
})

const asCounts = (numbers: number[]) =>
  Object.fromEntries(numbers.map((count, i) => [`kind${i}`, count])) as Record<string, number>

test.each([
  ['2026-03-31', ['2025-4', '2025-3']],
  ['2026-04-01', ['2026-1', '2025-4']],
  ['2026-12-31', ['2026-3', '2026-2']],
  ['2027-01-01', ['2026-4', '2026-3']],
])('on %s the quarters %j are over', (today, quarters) => {
  expect(quartersOver(today, 2)).toEqual(quarters)
})

test.each([
  ['2026-03-31', '2026-1'],
  ['2026-04-01', '2026-2'],
  ['2026-12-31', '2026-4'],
])('%s lies in %s', (day, quarter) => {
  expect(quarterOf(day)).toBe(quarter)
})
