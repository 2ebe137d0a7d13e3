import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { addDays, addHours, addMinutes, dayOf, hourOf, instantOf } from '../../../api/shared/day'

const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Kolkata']
const zone = process.env['TZ']

afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

const day = fc
  .date({ min: new Date('1992-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z') })
  .filter((date) => !Number.isNaN(date.getTime()))
  .map((date) => date.toISOString().slice(0, 10))

test.each([
  ['2026-03-09T15:59:59.999Z', '2026-03-09', 23],
  ['2026-03-09T16:00:00.000Z', '2026-03-10', 0],
  ['2026-03-09T00:00:00.000Z', '2026-03-09', 8],
  ['2026-12-31T15:59:59.999Z', '2026-12-31', 23],
  ['2026-12-31T16:00:00.000Z', '2027-01-01', 0],
  ['2028-02-28T16:00:00.000Z', '2028-02-29', 0],
  ['2028-02-29T16:00:00.000Z', '2028-03-01', 0],
  ['2027-02-28T16:00:00.000Z', '2027-03-01', 0],
])('a villager who texts at %s does so on %s at hour %i in Shanghai', (at, expected, hour) => {
  expect(dayOf(new Date(at))).toBe(expected)
  expect(hourOf(new Date(at))).toBe(hour)
})

test.each([
  ['2026-03-09', 0, '2026-03-08T16:00:00.000Z'],
  ['2026-03-09', 8, '2026-03-09T00:00:00.000Z'],
  ['2026-03-09', 24, '2026-03-09T16:00:00.000Z'],
  ['2026-12-31', 24, '2026-12-31T16:00:00.000Z'],
])('%s, %i o’clock in Shanghai is %s', (on, hour, expected) => {
  expect(instantOf(on, hour).toISOString()).toBe(expected)
})

test.each([
  ['2026-01-31', 1, '2026-02-01'],
  ['2026-02-28', 1, '2026-03-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2028-02-29', 1, '2028-03-01'],
  ['2028-02-29', 366, '2029-03-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2028-03-01', -1, '2028-02-29'],
  ['2026-03-09', 0, '2026-03-09'],
])('a deadline counted from %s by %i days falls on %s', (from, count, expected) => {
  expect(addDays(from, count)).toBe(expected)
})

test.each(ZONES)('a server that stands in %s counts the same days', (name) => {
  process.env['TZ'] = name
  const local = new Intl.DateTimeFormat('en', { timeZone: name, hour: 'numeric', hour12: false })
  const noon = new Date('2026-07-01T12:00:00Z')
  // Shows that the zone was really taken over.
  expect(noon.getHours()).toBe(Number(local.format(noon)) % 24)

  expect(dayOf(new Date('2026-03-08T15:59:59Z'))).toBe('2026-03-08')
  expect(dayOf(new Date('2026-03-08T16:00:00Z'))).toBe('2026-03-09')
  // New York changes its clocks on these two days.
  expect(addDays('2026-03-07', 1)).toBe('2026-03-08')
  expect(addDays('2026-10-31', 1)).toBe('2026-11-01')
  expect(instantOf('2026-03-08', 24).toISOString()).toBe('2026-03-08T16:00:00.000Z')
  expect(hourOf(new Date('2026-03-08T07:00:00Z'))).toBe(15)
})

test('every instant lies between the start and the end of its own day', () => {
  const instant = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instant, (at) => {
      const on = dayOf(at)
      expect(instantOf(on, 0) <= at && at < instantOf(on, 24)).toBe(true)
      expect(dayOf(instantOf(on, 0))).toBe(on)
      expect(dayOf(instantOf(on, 24))).toBe(addDays(on, 1))
    }),
  )
})

test('days counted on and back again are where they were, and compare as text', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 2_000 }), (from, count) => {
      const to = addDays(from, count)
      expect(to > from).toBe(true)
      expect(addDays(to, -count)).toBe(from)
    }),
  )
})

test('hours and minutes are counted in real time', () => {
  const at = new Date('2026-03-09T15:30:00Z')
  expect(addMinutes(at, 30).toISOString()).toBe('2026-03-09T16:00:00.000Z')
  expect(addHours(at, -24).toISOString()).toBe('2026-03-08T15:30:00.000Z')
})
