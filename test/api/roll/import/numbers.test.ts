import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHouseholdNumber } from '../../../../api/roll/import/number'
import { readFen, readNumber, readYear } from '../../../../api/roll/import/numbers'

describe('money is whole fen', () => {
  test.each([
    ['4957.4', 495_740],
    ['0', 0],
    ['4169.67', 416_967],
    ['1.005', 100],
    [' 12,345.60 元', 1_234_560],
    ['¥１２３', 12_300],
    ['1000000000', 100_000_000_000],
  ])('%s', (text, value) => {
    expect(readFen(text, 1)).toEqual({ value })
  })

  test('in 万元 where the heading says so', () => {
    expect(readFen('1.5', 10_000)).toEqual({ value: 1_500_000 })
  })

  test('to the fen for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), (fen) => {
        const text = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
        expect(readFen(text, 1).value).toBe(fen)
      }),
    )
  })

  test.each([
    ['-1', 'number_negative'],
    ['1000000000.01', 'number_impossible'],
    ['三千', 'number_unreadable'],
    ['0x1F', 'number_unreadable'],
    ['1e5', 'number_unreadable'],
    ['1.2.3', 'number_unreadable'],
    ['1-2', 'number_unreadable'],
    ['#REF!', 'number_unreadable'],
  ])('%s is left out as %s', (text, doubt) => {
    expect(readFen(text, 1)).toEqual({ value: null, doubt })
  })

  test('and only a net income may be less than nothing', () => {
    expect(readFen('-350.5', 1, true)).toEqual({ value: -35_050 })
    expect(readFen('-1000000001', 1, true)).toEqual({ value: null, doubt: 'number_impossible' })
  })
})

test.each(['', ' ', '/', '-', '—', '无'])('“%s” is no number and no mistake', (text) => {
  expect(readNumber(text, 10)).toEqual({ value: null })
})

test('a measure may carry its unit', () => {
  expect(readNumber('80㎡', 1_000)).toEqual({ value: 80 })
  expect(readNumber('3.1亩', 1_000)).toEqual({ value: 3.1 })
  expect(readNumber('1000', 1_000)).toEqual({ value: 1_000 })
  expect(readNumber('1001', 1_000)).toEqual({ value: null, doubt: 'number_impossible' })
})

test.each([
  ['2016.12', 2016],
  ['2014年', 2014],
  ['2015', 2015],
  ['2016-12-31', 2016],
  ['2016/1/2', 2016],
  ['2016年12月', 2016],
  ['201612', 2016],
  ['20161231', 2016],
  ['２０１４', 2014],
  ['1978', 1978],
  ['2026', 2026],
  ['1977', undefined],
  ['2027', undefined],
  ['2107', undefined],
  ['201699', undefined],
  ['42735', undefined],
  ['去年', undefined],
  ['16年', undefined],
  ['', null],
  ['/', null],
])('the year %s is %s', (text, year) => {
  expect(readYear(text, 2026)).toBe(year)
})

test.each([
  ['50023824320000001', { number: '50023824320000001' }],
  [' 500238 ', { number: '500238' }],
  ['５００', { number: '500' }],
  ['A-12', { number: 'A-12' }],
  ['', { number: null }],
  ['无', { number: null }],
  ['5.00238E+16', { refusal: 'number_lost_in_spreadsheet' }],
  ['五号', { refusal: 'number_form' }],
  ['1'.repeat(40), { number: '1'.repeat(40) }],
  ['1'.repeat(41), { refusal: 'number_form' }],
])('the household number %s', (text, reading) => {
  expect(readHouseholdNumber(text)).toEqual(reading)
})
