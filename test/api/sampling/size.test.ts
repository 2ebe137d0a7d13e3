import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate, sampleSize } from '../../../api/sampling/size'

describe('how many households to draw', () => {
  test('is what the printed tables of sample sizes say', () => {
    const of = (population: number, margin = 0.05) => sampleSize({ population, margin })
    // Krejcie and Morgan's, for a half and five in a hundred.
    expect([100, 500, 1_000, 5_000, 10_000, 100_000].map((each) => of(each))).toEqual([
      80, 218, 278, 357, 370, 383,
    ])
    expect(sampleSize({ population: 25_148, margin: 0.03 })).toBe(1_024)
    expect(sampleSize({ population: 25_148, margin: 0.03, confidence: 0.99 })).toBe(1_718)
    expect(sampleSize({ population: 25_148, share: 0.02, margin: 0.01 })).toBe(732)
  })

  test('is more where villages are drawn first and where some will not answer', () => {
    const plain = sampleSize({ population: 25_148, margin: 0.03 })
    expect(sampleSize({ population: 25_148, margin: 0.03, designEffect: 2 })).toBe(1_968)
    expect(sampleSize({ population: 25_148, margin: 0.03, response: 0.5 })).toBe(2 * plain)
  })

  test('is never more than there are, and none of none', () => {
    expect(sampleSize({ population: 0, margin: 0.03 })).toBe(0)
    expect(sampleSize({ population: 1, margin: 0.03 })).toBe(1)
    expect(sampleSize({ population: 20, margin: 0.01, response: 0.5 })).toBe(20)
  })
})

describe('sharing a sample out', () => {
  const sizes = (...all: number[]) => all.map((size) => ({ size }))

  test('goes by size, the largest remainder first', () => {
    expect(allocate(100, sizes(5_000, 3_000, 2_000))).toEqual([50, 30, 20])
    expect(allocate(10, sizes(334, 333, 333))).toEqual([4, 3, 3])
    expect(allocate(7, sizes(400, 350, 250))).toEqual([3, 2, 2])
  })

  test('goes by a ratio of five to three to two where one is given', () => {
    const ratio = [5, 3, 2].map((part) => ({ size: 4_000, part }))
    expect(allocate(200, ratio)).toEqual([100, 60, 40])
    expect(allocate(205, ratio)).toEqual([103, 61, 41])
  })

  test('gives a small township its minimum, and what is left to the others', () => {
    const strata = [
      { size: 9_000, minimum: 20 },
      { size: 900, minimum: 20 },
      { size: 100, minimum: 20 },
    ]
    expect(allocate(200, strata)).toEqual([160, 20, 20])
  })

  test('takes no more than a stratum has, and shares out the rest', () => {
    const strata = [5, 3, 2].map((part, at) => ({ size: [1_000, 10, 1_000][at] ?? 0, part }))
    expect(allocate(100, strata)).toEqual([64, 10, 26])
    expect(allocate(5_000, sizes(30, 20))).toEqual([30, 20])
  })

  test('keeps minimums that are together more than the sample, and none of an empty stratum', () => {
    const strata = [
      { size: 50, minimum: 10 },
      { size: 4, minimum: 10 },
      { size: 0, minimum: 10 },
    ]
    expect(allocate(3, strata)).toEqual([10, 4, 0])
  })

  test('always adds up, within everybody’s bounds, and near what is due', () => {
    const stratum = fc.record({
      size: fc.nat(500),
      part: fc.nat(9),
      minimum: fc.nat(30),
    })
    fc.assert(
      fc.property(
        fc.nat(3_000),
        fc.array(stratum, { minLength: 1, maxLength: 12 }),
        (total, strata) => {
          const counts = allocate(total, strata)
          const least = strata.map(({ size, minimum }) => Math.min(size, minimum))
          const most = strata.map(({ size, part }, at) => (part > 0 ? size : (least[at] ?? 0)))
          const sum = (all: number[]) => all.reduce((a, b) => a + b, 0)
          expect(sum(counts)).toBe(Math.min(Math.max(total, sum(least)), sum(most)))
          counts.forEach((count, at) => {
            expect(count).toBeGreaterThanOrEqual(least[at] ?? 0)
            expect(count).toBeLessThanOrEqual(most[at] ?? 0)
          })
          // Of two free strata the one with the larger part gets no less.
          strata.forEach((a, i) =>
            strata.forEach((b, j) => {
              const [ca, cb] = [counts[i] ?? 0, counts[j] ?? 0]
              if (a.part > b.part && ca < (most[i] ?? 0) && cb > (least[j] ?? 0))
                expect(ca).toBeGreaterThanOrEqual(cb)
            }),
          )
        },
      ),
    )
  })
})
