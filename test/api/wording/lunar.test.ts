import { expect, test } from 'vitest'
import { addDays } from '../../../api/shared/day'
import { lunarDay, lunarMonths, newYearsEve, solarDay } from '../../../api/wording/lunar'

test.each([
  [2020, 4],
  [2023, 2],
  [2025, 6],
  [2028, 5],
  [2031, 3],
  [2033, 11],
])('%i has the leap month 闰%i月', (year, leap) => {
  const months = lunarMonths(year)
  expect(months).toHaveLength(13)
  expect(months.filter(({ isLeap }) => isLeap).map(({ month }) => month)).toEqual([leap])
})

test.each([2021, 2022, 2024, 2026, 2027, 2029])('%i has none', (year) => {
  expect(lunarMonths(year).map(({ month }) => month)).toEqual(
    Array.from({ length: 12 }, (_, at) => at + 1),
  )
})

test.each([
  [2024, 1, 1, '2024-02-10'],
  [2025, 1, 1, '2025-01-29'],
  [2026, 1, 1, '2026-02-17'],
  [2027, 1, 1, '2027-02-06'],
  [2028, 1, 1, '2028-01-26'],
  [2025, 5, 5, '2025-05-31'],
  [2026, 5, 5, '2026-06-19'],
  [2026, 8, 15, '2026-09-25'],
  [2025, 8, 15, '2025-10-06'],
  [2026, 9, 9, '2026-10-18'],
  [2025, 12, 20, '2026-02-07'],
])('%i年%i月%i日 of the lunar calendar is %s', (year, month, day, solar) =>
  expect(solarDay(year, month, day)).toBe(solar),
)

test('a leap month is another one than the month before it', () => {
  expect(solarDay(2025, 6, 1)).toBe('2025-06-25')
  expect(solarDay(2025, 6, 1, true)).toBe('2025-07-25')
  expect(solarDay(2026, 6, 1, true)).toBeNull()
})

test('a month of 29 days has no 30th, but the year always ends', () => {
  expect(solarDay(2025, 12, 30)).toBeNull()
  expect(newYearsEve(2025)).toBe('2026-02-16')
  expect(newYearsEve(2026)).toBe('2027-02-05')
})

test('every day of twelve years has one lunar day, and leads back to it', () => {
  for (let day = '2024-02-10'; day < '2036-01-01'; day = addDays(day, 1)) {
    const { year, month, isLeap, day: date } = lunarDay(day)
    expect(solarDay(year, month, date, isLeap), day).toBe(day)
  }
})

test.each([
  ['2027-02-06', { year: 2027, month: 1, day: 1 }],
  ['2030-02-02', { year: 2029, month: 12, day: 30 }],
  ['2030-02-03', { year: 2030, month: 1, day: 1 }],
])('%s, of which the new moon is near midnight', (day, expected) =>
  expect(lunarDay(day)).toMatchObject(expected),
)
