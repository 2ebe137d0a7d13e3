import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fenOf, MONEY, VAGUE, yuanText } from '../../../api/surveys/numbers'
import { numberOf } from '../../../api/wording/numerals'

test.each([
  ['3', 3],
  ['0.45万', 4_500],
  ['1万2', 12_000],
  ['1万2千', 12_000],
  ['1万2千5', 12_500],
  ['1万200', 10_200],
  ['3千5', 3_500],
  ['三千五', 3_500],
  ['一万二', 12_000],
  ['两千三百', 2_300],
  ['三点五', 3.5],
  ['半', 0.5],
])('%s is %d', (text, value) => expect(numberOf(text)).toBe(value))

test.each(['三四', '七八百', '头', '点五', ''])('“%s” is no number', (text) =>
  expect(numberOf(text)).toBeUndefined(),
)

test.each([
  ['3500', 350_000],
  ['3500元', 350_000],
  ['三千五', 350_000],
  ['1万2', 1_200_000],
  ['1块2', 120],
  ['1块2毛5', 125],
  ['一块二毛五', 125],
  ['三块五', 350],
  ['2块半', 250],
  ['8毛', 80],
  ['8毛5', 85],
  ['1.25', 125],
  ['0.8元', 80],
])('%s is %d fen', (text, value) => expect(fenOf(text)).toBe(value))

test.each([
  ['1块2一斤', '1块2'],
  ['1块一斤', '1块'],
  ['1.2元一斤', '1.2元'],
  ['一块二一斤', '一块二'],
  ['8毛一斤', '8毛'],
  ['3500一个月', '3500'],
])('in “%s” the money is %s', (text, money) =>
  expect(new RegExp(`^${MONEY}`, 'u').exec(text)?.[0]).toBe(money),
)

describe('a guess or a range is told from a number', () => {
  test.each([
    ['七八百', '七八百'],
    ['两三千', '两三千'],
    ['七八头', '七八'],
    ['几百', '几百'],
    ['十几头', '十几'],
    ['2000多', '2000多'],
    ['一百多', '一百多'],
    ['700-800', '700-800'],
    ['700到800', '700到800'],
    ['七百到八百', '七百到八百'],
    ['上千', '上千'],
  ])('%s', (text, guess) => expect(VAGUE.exec(text)?.[0]).toBe(guess))

  test.each(['3500', '三千五', '二十', '1块2一斤', '一块二一斤', '自来水', '3亩2分', '王五说'])(
    'but not %s',
    (text) => expect(VAGUE.exec(text)).toBeNull(),
  )
})

test('money that is written back is the same money', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), (fen) => {
      expect(fenOf(yuanText(fen))).toBe(fen)
      expect(fenOf(`${yuanText(fen)}元`)).toBe(fen)
    }),
  )
})
