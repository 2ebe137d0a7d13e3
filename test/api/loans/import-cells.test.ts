import { expect, test } from 'vitest'
import { readRate, readSum } from '../../../api/loans/import/cells'

test.each([
  ['30000', '金额', 3_000_000],
  ['30,000.00', '金额（元）', 3_000_000],
  ['5万', '金额', 5_000_000],
  ['5万元', '金额（万元）', 5_000_000],
  ['3.5', '金额（万元）', 3_500_000],
  ['1000', '金额', 100_000],
])('a sum of %s under %s', (text, heading, fen) => expect(readSum(text, heading)).toEqual({ fen }))

test.each(['', '三万', '约3万', '999.99', '5', '-30000', '99999999999'])(
  'no sum, or none of a loan: %s',
  (text) => expect(readSum(text, '金额')).toHaveProperty('message'),
)

test.each([
  ['4.35', 435],
  ['4.35%', 435],
  ['0.0435', 435],
  ['0.29%', 29],
  ['0', 0],
  ['36', 3_600],
])('a rate of %s a year', (text, points) => expect(readRate(text)).toEqual({ points }))

test.each(['', '3.6‰', '月息3厘', '4.355', '36.01', '435'])('no rate a year: %s', (text) =>
  expect(readRate(text)).toHaveProperty('message'),
)
