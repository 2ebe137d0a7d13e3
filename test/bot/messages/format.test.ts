import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  code,
  cut,
  cutWith,
  dayEn,
  dayZh,
  instantEn,
  instantZh,
  phone,
} from '../../../bot/messages/format'

test('days and hours are told as people say them, in Shanghai', () => {
  expect(dayZh('2026-12-01')).toBe('12月1日')
  expect(dayEn('2026-12-01')).toBe('1 Dec')
  expect(instantZh('2026-12-01T07:00:00.000Z')).toBe('12月1日15点')
  expect(instantEn('2026-12-01T07:00:00.000Z')).toBe('1 Dec 15:00')
  // The day turns at 16:00 UTC.
  expect(instantZh('2026-12-31T15:59:59.000Z')).toBe('12月31日23点')
  expect(instantZh('2026-12-31T16:00:00.000Z')).toBe('1月1日0点')
})

test('a deadline within an hour is told as the hour before, never the one after', () => {
  expect(instantZh('2026-12-01T07:59:59.000Z')).toBe('12月1日15点')
})

test('long codes are read in groups, short ones typed in one go', () => {
  expect(code('9876543210')).toBe('9876543210')
  expect(code('1234567890123456')).toBe('1234 5678 9012 3456')
})

test('a phone is told as it is dialled at home', () => {
  expect(phone('+8619900000150')).toBe('19900000150')
  expect(phone('023-51522345')).toBe('023-51522345')
  expect(phone('+14155550100')).toBe('+14155550100')
})

describe('what people wrote is cut to what a message holds', () => {
  test.each([
    ['房子漏雨', 4, '房子漏雨'],
    ['房子漏雨了', 4, '房子漏…'],
    ['房子\n漏雨', 10, '房子 漏雨'],
    ['  房子  漏雨 ', 10, '房子 漏雨'],
    ['娃𠮷𠮷𠮷', 5, '娃𠮷…'],
    ['', 5, ''],
  ])('“%s” within %i is “%s”', (text, most, shown) => expect(cut(text, most)).toBe(shown))

  test('never longer than it may be, never through a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 60 }),
        (text, most) => {
          const shown = cut(text, most)
          expect(shown.length).toBeLessThanOrEqual(most)
          expect(shown.isWellFormed()).toBe(true)
        },
      ),
    )
  })

  test.each([
    ['房子漏雨漏得很', 7, '房子漏雨漏得很'],
    ['房子漏雨漏得很凶', 7, '房子漏雨…下页'],
    ['房子漏雨…', 5, '房子漏雨…'],
  ])('“%s” within %i, the rest elsewhere, is “%s”', (text, most, shown) =>
    expect(cutWith(text, most, '下页')).toBe(shown),
  )

  test('what would look like our own signature is no longer one', () => {
    expect(cut('【银行】转账', 60)).toBe('（银行）转账')
  })
})
