import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIGURE_UNITS } from '../../../api/figures/names'
import { isForward, isInRange, overlaps, type Validity } from '../../../api/figures/rules'
import { addDays } from '../../../api/shared/day'
import { DEMO_FIGURES } from '../../../api/demo/figures'

test.each([
  ['days', 1, 366],
  ['hours', 1, 744],
  ['minutes', 1, 1_440],
  ['hour', 0, 24],
  ['count', 1, 1_000],
  ['permille', 1, 1_000],
  ['percent', 0, 100],
  ['fen per person and year', 1, 10_000_000],
])('a figure in %s lies between %i and %i', (unit, least, most) => {
  expect(isInRange(unit, least)).toBe(true)
  expect(isInRange(unit, most)).toBe(true)
  expect(isInRange(unit, least - 1)).toBe(false)
  expect(isInRange(unit, most + 1)).toBe(false)
  expect(isInRange(unit, least + 0.5)).toBe(false)
})

test('a unit nobody knows takes no value', () => {
  expect(isInRange('yuan', 5)).toBe(false)
})

test('every figure’s unit has a range, and the demo’s values lie in it', () => {
  for (const [name, unit] of Object.entries(FIGURE_UNITS))
    expect(isInRange(unit, DEMO_FIGURES[name as keyof typeof DEMO_FIGURES])).toBe(true)
})

test('a figure ends on the day it begins or later', () => {
  expect(isForward({ validFrom: '2026-01-01', validTo: '2026-01-01' })).toBe(true)
  expect(isForward({ validFrom: '2026-01-01', validTo: null })).toBe(true)
  expect(isForward({ validFrom: '2026-01-01', validTo: '2025-12-31' })).toBe(false)
})

const span = (validFrom: string, validTo: string | null) => ({ validFrom, validTo })

describe('a figure for 2026', () => {
  const year = { validFrom: '2026-01-01', validTo: '2026-12-31' }
  const open = { validFrom: '2026-01-01', validTo: null }

  test.each([
    ['one that ended the day before', year, span('2025-01-01', '2025-12-31'), false],
    ['one that ends on its first day', year, span('2025-01-01', '2026-01-01'), true],
    ['one that holds until further notice', year, span('2025-01-01', null), false],
    ['one of the same day, which it replaces', year, span('2026-01-01', '2026-03-31'), false],
    ['one that begins on its last day', year, span('2026-12-31', null), true],
    ['one that begins the day after', year, span('2027-01-01', null), false],
    ['one within it', year, span('2026-05-01', '2026-05-31'), true],
    ['one around it', year, span('2025-01-01', '2027-12-31'), true],
    ['one set for later, if it has no end itself', open, span('2027-01-01', null), true],
    [
      'one that ended before, if it has no end itself',
      open,
      span('2025-01-01', '2025-12-31'),
      false,
    ],
  ])('beside %s', (_what, fresh, standing, expected) => {
    expect(overlaps(fresh, [standing])).toBe(expected)
  })
})

test('figures that were accepted one after the other never give a day two values', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((count) => addDays('2026-01-01', count))
  const length = fc.option(fc.integer({ min: 0, max: 20 }))
  const validity = fc.record({ from: day, length })
  fc.assert(
    fc.property(fc.array(validity, { maxLength: 12 }), (all) => {
      let standing: Validity[] = []
      for (const { from, length: days } of all) {
        const fresh = { validFrom: from, validTo: days === null ? null : addDays(from, days) }
        if (!overlaps(fresh, standing)) standing = taken(standing, fresh)
      }
      for (let i = 0; i < 90; i++) {
        const on = addDays('2026-01-01', i)
        expect(standing.filter((each) => holdsOn(each, on)).length).toBeLessThanOrEqual(1)
      }
    }),
  )
})

const holdsOn = ({ validFrom, validTo }: Validity, on: string) =>
  validFrom <= on && (validTo === null || on <= validTo)

/** As it is stored: the one before ends the day before, one of the same day is replaced. */
function taken(standing: readonly Validity[], fresh: Validity): Validity[] {
  const kept = standing.filter(({ validFrom }) => validFrom !== fresh.validFrom)
  const ended = kept.map((each) =>
    each.validTo === null && each.validFrom < fresh.validFrom
      ? { ...each, validTo: addDays(fresh.validFrom, -1) }
      : each,
  )
  return [...ended, fresh]
}
