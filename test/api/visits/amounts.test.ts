import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountOf } from '../../../api/visits/amounts'

test.each([
  ['3', 3],
  ['0.45万', 4_500],
  ['3千', 3_000],
  ['3.2', 3.2],
  ['零', 0],
  ['三', 3],
  ['两', 2],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['九十九', 99],
  ['一百零五', 105],
  ['一百八', 180],
  ['两千三百', 2_300],
  ['四千五', 4_500],
  ['四千零五', 4_005],
  ['一万二', 12_000],
  ['半', 0.5],
])('%s is %d', (text, value) => expect(amountOf(text)).toBe(value))

test.each(['三四', '十十', '百', '千百', '万', '零零', '二百百', '头', ''])(
  '“%s” is no number',
  (text) => expect(amountOf(text)).toBeUndefined(),
)

const DIGITS = '零一二三四五六七八九'
/** As it is written in full, below ten thousand. */
function written(value: number): string {
  let text = ''
  let gap = false
  for (const [unit, word] of [
    [1_000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    text += (gap ? '零' : '') + (DIGITS[digit] ?? '') + word
    gap = false
  }
  return text.replace(/^一十/, '十')
}

test('every number written in full is read as it is', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999 }), (value) => {
      expect(amountOf(written(value))).toBe(value)
    }),
  ))
