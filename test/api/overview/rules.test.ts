import { expect, test } from 'vitest'
import { lastMonthOver } from '../../../api/overview/month-rules'
import {
  type HouseholdFacts,
  numbersOf,
  percent,
  precisionOf,
  rankAmong,
  sumOf,
  toldCount,
} from '../../../api/overview/rules'

const HOUSEHOLD: HouseholdFacts = {
  status: 'registered',
  watch: null,
  isOnLedger: false,
  isPaired: true,
  hasTeam: true,
  isCovered: true,
  hasLateMeasure: false,
  isPaid: false,
  isPaidAmiss: false,
  isVisitLate: false,
}

test('a household is counted where it stands', () => {
  const of = (given: Partial<HouseholdFacts>) => numbersOf({ ...HOUSEHOLD, ...given })
  expect(of({})).toEqual(['registered', 'in_care', 'visits_due', 'visits_in_time'])
  expect(of({ status: 'exited', isVisitLate: null })).toEqual(['registered', 'exited', 'left_once'])
  expect(of({ status: 'returned' })).toContain('results_lacking')
  expect(of({ status: 'exited', watch: 'unstable_exit' })).toContain('results_lacking')
  expect(of({ status: 'unregistered', watch: 'borderline' })).not.toContain('results_lacking')
  expect(of({ status: 'exited', isCovered: false })).not.toContain('measures_lacking')
  expect(of({ isCovered: false })).toContain('measures_lacking')
  expect(of({ hasTeam: false })).toContain('people_lacking')
  expect(of({ isPaired: false })).toContain('people_lacking')
  expect(
    of({ status: 'closed', watch: 'borderline', isOnLedger: true, isVisitLate: null }),
  ).toEqual([])
})

test('a precision is a hundred only where nothing at all is lacking, and nothing where there is nothing', () => {
  const share = (all: number, lacking: number) =>
    precisionOf({ projects: all, projects_lacking: lacking }, 'projects')
  expect(share(0, 0)).toBeNull()
  expect(precisionOf({}, 'projects')).toBeNull()
  expect(share(25_000, 0)).toBe(10_000)
  expect(share(25_000, 1)).toBe(9_999)
  expect(share(3, 3)).toBe(0)
  expect(share(3, 9)).toBe(0)
  expect([percent(9_999), percent(10_000), percent(9_850), percent(0)]).toEqual([
    '99.9',
    '100',
    '98.5',
    '0',
  ])
})

test('numbers are added up, and what nobody knows stays unknown', () => {
  expect(
    sumOf([
      { exited: 1, visits_late: null },
      { exited: 2, visits_late: null },
    ]),
  ).toEqual({
    exited: 3,
    visits_late: null,
  })
})

test('the best is first, equals share a rank, where all are equal nobody has one, and of two the middle is not told', () => {
  expect(rankAmong(50, [50, 90, 50, null])).toEqual({ rank: 2, of: 3, median: 50 })
  expect(rankAmong(90, [50, 90, 50, 70])).toEqual({ rank: 1, of: 4, median: 60 })
  expect(rankAmong(90, [50, 90])).toEqual({ rank: 1, of: 2, median: null })
  expect(rankAmong(0, [0, 0, 0, null])).toEqual({ rank: null, of: 3, median: 0 })
  expect(rankAmong(90, [90])).toEqual({ rank: null, of: 1, median: null })
  expect(rankAmong(0, [0, 10])).toEqual({ rank: 2, of: 2, median: null })
  expect(rankAmong(null, [null, null])).toEqual({ rank: null, of: 0, median: null })
})

test('a count of people between none and ten is kept back', () => {
  expect([0, 1, 9, 10].map(toldCount)).toEqual([0, null, null, 10])
})

test('a month is recorded in the first three days of the next', () => {
  expect(lastMonthOver('2026-03-31')).toBeNull()
  expect(lastMonthOver('2026-04-01')).toEqual({ month: '2026-03', lastDay: '2026-03-31' })
  expect(lastMonthOver('2027-01-03')).toEqual({ month: '2026-12', lastDay: '2026-12-31' })
  expect(lastMonthOver('2027-01-04')).toBeNull()
})
