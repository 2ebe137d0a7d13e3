import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupNumber, smallNumber } from '../../../../api/areas/import/numerals'

const digit = (n: number) => '零一二三四五六七八九'.charAt(n)

/** 1 to 99 as a Chinese reader writes them. */
function written(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return (tens > 1 ? digit(tens) : '') + (tens > 0 ? '十' : '') + (ones > 0 ? digit(ones) : '')
}

test('every group from 1 to 99 is recognised, however it is written', () => {
  const suffix = fc.constantFrom('社', '组', '村民小组', '小组', '队', '')
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99 }),
      fc.constantFrom('', '第'),
      suffix,
      (n, before, after) => {
        const wide = String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))
        for (const number of [String(n), written(n), wide, String(n).padStart(2, '0'), ` ${n} `]) {
          expect(groupNumber(before + number + after)).toBe(n)
        }
      },
    ),
  )
})

test.each([
  '',
  '社',
  '第社',
  '0社',
  '零社',
  '〇',
  '100社',
  '一百',
  '十十',
  '二三',
  '大坪社',
  '5社6社',
  '-1',
  '1.5',
  '五五社',
])('“%s” is no group', (text) => {
  expect(groupNumber(text)).toBeUndefined()
})

test('numerals end at 99', () => {
  expect(smallNumber('九十九')).toBe(99)
  expect(smallNumber('99')).toBe(99)
  expect(smallNumber('100')).toBeUndefined()
  expect(smallNumber('5.0')).toBe(5)
  expect(smallNumber('5.5')).toBeUndefined()
})
