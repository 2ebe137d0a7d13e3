import { expect, test } from 'vitest'
import { isLast4Of, maskName } from '../../../api/receipts/rules'

test.each([
  ['+8619900000007', '0007', true],
  ['+8619900000007', '0008', false],
  ['+8619900000007', '007', false],
  ['+8619900000007', '00007', false],
  ['+8619900000007', '', false],
])('the phone %s ends in %s: %s', (phone, last4, isIt) => {
  expect(isLast4Of(phone, last4)).toBe(isIt)
})

test.each([
  ['谭大山', '谭**'],
  ['欧阳娜娜', '欧***'],
  ['𠮷田', '𠮷*'],
  ['', ''],
])('whoever only holds the receipt reads %s as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})
