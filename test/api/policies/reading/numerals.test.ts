import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inChinese, numberOf } from '../../../../api/policies/reading/numerals'

test.each([
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [100, '一百'],
  [101, '一百零一'],
  [110, '一百一十'],
  [1001, '一千零一'],
  [1010, '一千零一十'],
  [9999, '九千九百九十九'],
])('%i is written %s', (number, text) => {
  expect(inChinese(number)).toBe(text)
})

test('Every number a law counts to is read as it was written, in Chinese and in digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (number) => {
      expect(numberOf(inChinese(number))).toBe(number)
      expect(numberOf(`${number}`)).toBe(number)
    }),
  )
})

test.each([
  ['一〇二', 102],
  ['二○', 20],
  ['１２', 12],
  ['两百', 200],
  ['123456', null],
  ['一二三四五六', null],
  ['三又', null],
  ['', null],
])('“%s” is %s', (text, number) => {
  expect(numberOf(text)).toBe(number)
})
