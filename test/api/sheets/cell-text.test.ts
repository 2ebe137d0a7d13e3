import { describe, expect, test } from 'vitest'
import { dateText, isDateFormat, numberText } from '../../../api/sheets/cell-text'

test.each([
  [0, '0'],
  [-12.5, '-12.5'],
  [999_999_999_999_999, '999999999999999'],
  [1_000_000_000_000_000, '1E+15'],
  [Number('509938197612262359'), '5.09938E+17'],
  [Number('-50023824320000001'), '-5.00238E+16'],
  [Number.POSITIVE_INFINITY, ''],
])('the number %d reads %s', (value, text) => {
  expect(numberText(value)).toBe(text)
})

describe('a day is the day Excel shows', () => {
  test.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [42735, false, '2016-12-31'],
    [42735.99, false, '2016-12-31'],
    [42735 - 1462, true, '2016-12-31'],
    [2_958_465, false, '9999-12-31'],
    [2_958_466, false, '2958466'],
    [0.5, false, '0.5'],
  ])('%d (of 1904: %s)', (serial, is1904, day) => {
    expect(dateText(serial, is1904)).toBe(day)
  })

  test.each<[number, string | undefined, boolean]>([
    [14, undefined, true],
    [22, undefined, true],
    [23, undefined, false],
    [31, undefined, true],
    [57, undefined, true],
    [0, undefined, false],
    [49, undefined, false],
    [164, 'yyyy"年"m"月"d"日"', true],
    [165, '[$-804]yyyy/m/d', true],
    [166, '[Red]0.00', false],
    [167, '0.00"d"', false],
    [168, '\\m0', false],
    [169, 'General', false],
    [170, '@', false],
  ])('in format %d %s: %s', (id, code, isDate) => {
    expect(isDateFormat(id, code)).toBe(isDate)
  })
})
