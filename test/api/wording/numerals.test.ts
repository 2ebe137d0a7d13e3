import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digitsOf, numberOf } from '../../../api/wording/numerals'

describe('a number as a villager writes it', () => {
  test.each([
    ['3', 3],
    ['３', 3],
    ['三', 3],
    ['叁', 3],
    ['两', 2],
    ['俩', 2],
    ['幺', 1],
    ['零', 0],
    ['〇', 0],
    ['半', 0.5],
    ['十', 10],
    ['十五', 15],
    ['拾伍', 15],
    ['廿', 20],
    ['廿三', 23],
    ['卅', 30],
    ['九十九', 99],
    ['一百零五', 105],
    ['一百一十五', 115],
    ['二百十五', 215],
    ['三百二', 320],
    ['三百零二', 302],
    ['三百二十', 320],
    ['两千五', 2_500],
    ['两千零五', 2_005],
    ['两千零五十', 2_050],
    ['两千三百', 2_300],
    ['两千三百五', 2_350],
    ['壹仟', 1_000],
    ['贰仟叁佰', 2_300],
    ['一万', 10_000],
    ['一万二', 12_000],
    ['一万零二', 10_002],
    ['一万二千', 12_000],
    ['一万二千五', 12_500],
    ['一万零二百', 10_200],
    ['十二万', 120_000],
    ['十二万三', 123_000],
    ['1.5万', 15_000],
    ['0.45万', 4_500],
    ['3万2', 32_000],
    ['1万200', 10_200],
    ['3千5', 3_500],
    ['1千20', 1_020],
    ['1.2千', 1_200],
    ['3百', 300],
    ['3.2', 3.2],
    ['三点五', 3.5],
    ['零点四五', 0.45],
    ['1,200', 1_200],
    ['05', 5],
  ])('“%s” is %d', (text, value) => expect(numberOf(text)).toBe(value))

  test.each([
    '',
    '三四',
    '七八百',
    '几百',
    '十十',
    '零十',
    '三零十',
    '百',
    '千百',
    '万',
    '零万',
    '二百百',
    '百千',
    '一千两万三万',
    '三点',
    '点五',
    '1.2.3',
    '头',
    '三个',
    '一百零',
    '三十零五',
    '-3',
  ])('“%s” is none', (text) => expect(numberOf(text)).toBeUndefined())
})

test('digits said one by one are those digits', () => {
  expect(digitsOf('二三五九')).toBe('2359')
  expect(digitsOf('幺三八')).toBe('138')
  expect(digitsOf('二〇二六')).toBe('2026')
  expect(digitsOf('2三5')).toBe('235')
  expect(digitsOf('十三')).toBeUndefined()
  expect(digitsOf('')).toBeUndefined()
})

const DIGITS = '零一二三四五六七八九'

/** In full, below ten thousand. */
function small(value: number): string {
  let [text, gap] = ['', false]
  for (const [unit, word] of [
    [1_000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) gap = text !== ''
    else {
      text += `${gap ? '零' : ''}${DIGITS.charAt(digit)}${word}`
      gap = false
    }
  }
  return text
}

test('every number below a hundred million is read as it is written in full', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
      const [high, low] = [Math.floor(value / 10_000), value % 10_000]
      const gap = high > 0 && low > 0 && low < 1_000 ? '零' : ''
      const text = (high > 0 ? `${small(high)}万` : '') + gap + (low > 0 ? small(low) : '')
      expect(numberOf(text), text).toBe(value)
      expect(numberOf(String(value))).toBe(value)
    }),
  )
})

test('no text makes anything but a number, or none', () => {
  const sign = fc.constantFrom(...'零一二两三十百千万半点0123.,廿幺壹')
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 10 }), (signs) => {
      const value = numberOf(signs.join(''))
      expect(value === undefined || (Number.isFinite(value) && value >= 0)).toBe(true)
    }),
  )
})
