import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusterOf, type GroupSignal } from '../../../api/monitoring/cluster-rules'

const FIGURES = { households: 3, days: 20 }
const DAY = 86_400_000
const START = Date.parse('2026-03-01T02:00:00Z')
const on = (day: number) => new Date(START + day * DAY)
const signal = (householdId: string, day: number, riskClass = 'disaster'): GroupSignal => ({
  householdId,
  class: riskClass as GroupSignal['class'],
  at: on(day),
})

describe('a group is a cluster', () => {
  test('with the third household within the days, not with the second', () => {
    const two = [signal('a', 0), signal('b', 1)]
    expect(clusterOf(two, null, on(1), FIGURES)).toBeNull()
    const three = [...two, signal('c', 19.9)]
    expect(clusterOf(three, null, on(19.9), FIGURES)).toEqual({ households: 3, class: 'disaster' })
  })

  test('not where the first of three is as old as the days', () => {
    const three = [signal('a', 0), signal('b', 1), signal('c', 20)]
    expect(clusterOf(three, null, on(20), FIGURES)).toBeNull()
  })

  test('not by many signals of two households', () => {
    const many = [signal('a', 0), signal('a', 1), signal('b', 2), signal('b', 3)]
    expect(clusterOf(many, null, on(3), FIGURES)).toBeNull()
  })

  test('named by what most have, of as many by what came first', () => {
    const three = [signal('a', 0, 'income_drop'), signal('b', 1), signal('c', 2)]
    expect(clusterOf(three, null, on(2), FIGURES)?.class).toBe('disaster')
    const four = [...three, signal('d', 3, 'income_drop')]
    expect(clusterOf(four, null, on(3), FIGURES)?.class).toBe('income_drop')
  })
})

describe('a cluster that was told', () => {
  const three = [signal('a', 0), signal('b', 1), signal('c', 2)]

  test('is not told again with the next household, nor while it never falls below', () => {
    const four = [...three, signal('d', 5)]
    expect(clusterOf(four, on(2), on(5), FIGURES)).toBeNull()
    const going = [...four, signal('e', 18), signal('f', 19), signal('g', 21)]
    expect(clusterOf(going, on(2), on(21), FIGURES)).toBeNull()
  })

  test('is told again once it ended and grew anew', () => {
    // On the 23rd all three are too old.
    const again = [...three, signal('d', 23), signal('e', 24), signal('f', 25)]
    expect(clusterOf(again, on(2), on(24), FIGURES)).toBeNull()
    expect(clusterOf(again, on(2), on(25), FIGURES)).toMatchObject({ households: 3 })
  })

  test('is told once for each time it stands, however the signals come', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 6 }))),
        (given) => {
          const signals = given
            .map(([day, household]) => signal(String(household), day))
            .toSorted((a, b) => a.at.getTime() - b.at.getTime())
          let last: Date | null = null
          let wasCluster = false
          const days = [...new Set(signals.map(({ at }) => at.getTime()))]
          for (const at of days) {
            const seen = signals.filter((each) => each.at.getTime() <= at)
            const before = seen.filter((each) => each.at.getTime() < at)
            const count = (some: GroupSignal[]) =>
              new Set(
                some
                  .filter((each) => each.at.getTime() > at - FIGURES.days * DAY)
                  .map(({ householdId }) => householdId),
              ).size
            const stood = wasCluster && count(before) >= FIGURES.households
            const stands = count(seen) >= FIGURES.households
            const told = clusterOf(seen, last, new Date(at), FIGURES)
            expect(told !== null).toBe(stands && !stood)
            if (told) last = new Date(at)
            wasCluster = stands
          }
        },
      ),
    ))
})
