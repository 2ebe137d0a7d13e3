import { expect, test } from 'vitest'
import { addWorkingDays, isWorkingDay } from '../../../api/shared/working-days'

test.each([
  ['2026-03-09', 1, '2026-03-10'],
  ['2026-03-09', 4, '2026-03-13'],
  ['2026-03-09', 5, '2026-03-16'],
  ['2026-03-13', 1, '2026-03-16'],
  ['2026-03-14', 1, '2026-03-16'],
  ['2026-03-15', 1, '2026-03-16'],
  // National Day from the 1st to the 7th of October, made up for on Saturday the 10th.
  ['2026-09-30', 1, '2026-10-08'],
  ['2026-09-30', 3, '2026-10-10'],
  ['2026-10-09', 1, '2026-10-10'],
  // A year whose arrangement is not announced: New Year and the week-end behind it.
  ['2026-12-31', 1, '2027-01-04'],
])('%s and %i working days is %s', (day, count, expected) =>
  expect(addWorkingDays(day, count)).toBe(expected),
)

test.each([
  ['2026-02-17', false, 'Spring Festival as announced'],
  ['2026-02-14', true, 'a Saturday that makes up for it'],
  ['2027-02-05', false, 'the eve of a Spring Festival not yet announced'],
  ['2027-02-08', false, 'its third day'],
  ['2027-02-09', true, 'its fourth'],
  ['2027-04-05', false, '清明'],
  ['2027-04-06', true, 'the day after'],
  ['2028-04-04', false, '清明 in a leap year'],
  ['2027-05-03', true, 'two days in May are the law’s'],
  ['2027-06-09', false, '端午'],
  ['2027-09-15', false, '中秋'],
  ['2027-10-01', false, 'National Day'],
  ['2027-10-04', true, 'three days of it are the law’s'],
])('%s is a working day or not: %s, %s', (day, isWorking) =>
  expect(isWorkingDay(day)).toBe(isWorking),
)
