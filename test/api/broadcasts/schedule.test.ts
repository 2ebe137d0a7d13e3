import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planStarts } from '../../../api/broadcasts/schedule'
import { hourOf } from '../../../api/shared/day'

const at = (time: string) => new Date(`2026-03-${time}+08:00`)
const villages = (...counts: number[]) =>
  counts.map((recipients, i) => ({ path: `wuxi.t.v${i}`, recipients }))
const hours = (starts: Map<string, Date>) =>
  [...starts.values()].map((start) =>
    new Date(start.getTime() + 8 * 3_600_000).toISOString().slice(8, 16),
  )

describe('villages begin one after another, so that whoever answers is answered', () => {
  test.each([
    ['within an hour as many as fit', [400, 500, 100], ['09T10:00', '09T10:00', '09T10:00']],
    ['one more waits for the next', [400, 500, 101], ['09T10:00', '09T10:00', '09T11:00']],
    ['a large one has its hours to itself', [2_500, 1], ['09T10:00', '09T12:00']],
    ['an empty one waits for nobody', [0, 1_000, 0], ['09T10:00', '09T10:00', '09T10:00']],
  ])('%s', (_what, counts, expected) => {
    expect(hours(planStarts(villages(...counts), at('09T10:00:00'), 1_000))).toEqual(expected)
  })

  test('none at night: the last begins the next morning', () => {
    const starts = planStarts(villages(1_000, 1_000, 1_000), at('09T19:30:00'), 1_000)
    expect(hours(starts)).toEqual(['09T19:30', '09T20:30', '10T08:00'])
  })

  test('where the county has set no pace, all at once', () => {
    const starts = planStarts(villages(900_000, 900_000), at('09T21:00:00'), null)
    expect(hours(starts)).toEqual(['10T08:00', '10T08:00'])
  })

  test('whatever their sizes: no hour has more than so many, but for a village that alone is larger', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_500 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 24 * 60 }),
        (counts, minute) => {
          const list = villages(...counts)
          const start = new Date(at('09T00:00:00').getTime() + minute * 60_000)
          const starts = planStarts(list, start, 1_000)
          const begun = Map.groupBy(list, ({ path }) => starts.get(path)?.getTime() ?? 0)
          const slots = [...begun].toSorted(([a], [b]) => a - b)
          for (const [slot, same] of slots) {
            expect(slot).toBeGreaterThanOrEqual(start.getTime())
            expect(hourOf(new Date(slot))).toBeGreaterThanOrEqual(8)
            expect(hourOf(new Date(slot))).toBeLessThan(21)
            const within = slots.filter(([other]) => other >= slot && other < slot + 3_600_000)
            const all = within.flatMap(([, some]) => some.map(({ recipients }) => recipients))
            const sum = all.reduce((total, each) => total + each, 0)
            const own = same.map(({ recipients }) => recipients)
            expect(sum <= 1_000 || sum === Math.max(...own)).toBe(true)
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
