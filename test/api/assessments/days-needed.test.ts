import { expect, test } from 'vitest'
import { daysNeeded } from '../../../api/assessments/measures/residency'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }

test.each([
  ['of a year that is over, all', YEAR, '2027-01-05', 220],
  ['on the last day of it, all', YEAR, '2026-12-31', 220],
  ['half of it, half', YEAR, '2026-07-02', 110],
  ['of a month, its part', { from: '2026-03-01', to: '2026-03-31' }, '2027-01-05', 18],
  ['on its first day, none yet', YEAR, '2026-01-01', 0],
  ['before it began, none', YEAR, '2025-12-31', 0],
])('a first secretary is to be in the village: %s', (_what, days, today, need) => {
  expect(daysNeeded(220, days, today)).toBe(need)
})
