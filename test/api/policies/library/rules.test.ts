import { describe, expect, test } from 'vitest'
import { isInForce, placeVersion, type Validity } from '../../../../api/policies/library/rules'

describe('a text that is in force from 2 March to 5 May', () => {
  const text = { validFrom: '2026-03-02', validTo: '2026-05-05' }
  test.each([
    ['2026-03-01', false],
    ['2026-03-02', true],
    ['2026-04-01', true],
    ['2026-05-05', true],
    ['2026-05-06', false],
  ])('holds on %s: %s', (day, expected) => expect(isInForce(text, day)).toBe(expected))

  test('holds on for ever where it has no last day', () => {
    expect(isInForce({ ...text, validTo: null }, '2099-12-31')).toBe(true)
    expect(isInForce({ ...text, validTo: null }, '2026-03-01')).toBe(false)
  })
})

describe('the office imports a version from 1 June', () => {
  const validFrom = '2026-06-01'
  const of = (from: string, to: string | null): Validity => ({ validFrom: from, validTo: to })
  const [open, ended] = [of('2020-01-01', null), of('2020-01-01', '2026-05-31')]
  const next = of('2026-09-01', null)

  test.each<[string, string | null, Validity[], string | null, Validity[]]>([
    ['alone it stays until another comes', null, [], null, []],
    ['with a last day it ends on it', '2026-12-31', [], '2026-12-31', []],
    ['the one before, still open, is ended', null, [open], null, [open]],
    ['one that ended the day before is left as it is', null, [ended], null, []],
    [
      'one that ends on its first day is ended sooner',
      null,
      [of('2020-01-01', '2026-06-01')],
      null,
      [of('2020-01-01', '2026-06-01')],
    ],
    ['before a later one it ends the day before that', null, [next], '2026-08-31', []],
    ['a last day within that counts', '2026-08-30', [next], '2026-08-30', []],
    ['a last day beyond that does not', '2026-09-01', [next], '2026-08-31', []],
    ['of two later ones the sooner counts', null, [of('2027-01-01', null), next], '2026-08-31', []],
    [
      'between two it ends the one and stops before the other',
      null,
      [of('2020-01-01', '2026-08-31'), next],
      '2026-08-31',
      [of('2020-01-01', '2026-08-31')],
    ],
    ['one from the next day leaves it a single day', null, [of('2026-06-02', null)], validFrom, []],
  ])('%s', (_what, wanted, standing, validTo, ends) => {
    expect(placeVersion({ validFrom, wanted }, standing)).toEqual({
      validTo,
      ends,
      taken: undefined,
    })
  })

  test('and is told of the one from that very day, which it does not end', () => {
    const same = of(validFrom, null)
    expect(placeVersion({ validFrom, wanted: null }, [same, next])).toEqual({
      validTo: '2026-08-31',
      ends: [],
      taken: same,
    })
  })
})
