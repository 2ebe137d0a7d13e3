import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountsIn } from '../../../api/wording/amounts'

const read = (text: string) =>
  amountsIn(text).map(({ kind, value, isAbout }) => `${kind} ${value}${isAbout ? ' about' : ''}`)

describe('how much a villager says', () => {
  test.each([
    ['三百块', 'money 30000'],
    ['300元', 'money 30000'],
    ['３００块钱', 'money 30000'],
    ['1.2万元', 'money 1200000'],
    ['1,200元', 'money 120000'],
    ['一万二千块', 'money 1200000'],
    ['3万2块', 'money 3200000'],
    ['五块五', 'money 550'],
    ['三块五毛', 'money 350'],
    ['1块2毛5分', 'money 125'],
    ['三块半', 'money 350'],
    ['八毛', 'money 80'],
    ['八毛钱', 'money 80'],
    ['两毛五', 'money 25'],
    ['五分钱', 'money 5'],
    ['两千多块', 'money 200000 about'],
    ['大概五百块', 'money 50000 about'],
    ['五百块左右', 'money 50000 about'],
    ['三百来块', 'money 30000 about'],
    ['十几块', 'money 1000 about'],
    ['贷款5万', 'money 5000000'],
    ['工资3千5', 'money 350000'],
    ['收入两千多', 'money 200000 about'],
    ['5k', 'money 500000'],
    ['三亩', 'land 3000'],
    ['三亩五', 'land 3500'],
    ['三亩五分地', 'land 3500'],
    ['三亩半', 'land 3500'],
    ['半亩', 'land 500'],
    ['2.35亩', 'land 2350'],
    ['八分地', 'land 800'],
    ['一分田', 'land 100'],
    ['八百斤', 'weight 400000'],
    ['三斤半', 'weight 1750'],
    ['三斤二两', 'weight 1600'],
    ['20公斤', 'weight 20000'],
    ['1.5吨', 'weight 1500000'],
    ['三两酒', 'weight 150'],
    ['半斤', 'weight 250'],
    ['5口人', 'count 5'],
    ['五口', 'count 5'],
    ['三个人', 'count 3'],
    ['两个娃儿', 'count 2'],
    ['两头猪', 'count 2'],
    ['十几只鸡', 'count 10 about'],
  ])('“%s”', (text, amount) => expect(read(text)).toEqual([amount]))

  test.each([
    '一分',
    '二两',
    '80分',
    '十分钟',
    '三块地',
    '两块田',
    '5000',
    '几百块',
    '七八百块',
    '3-5亩',
    '收入3万-5万',
    '七百到八百块',
    '两三头牛',
    '三四百斤',
    '1毛病',
    '人民',
    '3人均',
    '5W灯',
    '两头跑',
    '半头牛',
  ])('“%s” is left out, as it may be something else', (text) => expect(read(text)).toEqual([]))

  test('several, each where it is said', () => {
    const text = '家里５口人，三亩五分地，养了两头猪卖了3千块，谷子八百斤，1块2'
    expect(amountsIn(text).map(({ words, at }) => [words, text.indexOf(words) === at])).toEqual([
      ['５口人', true],
      ['三亩五分地', true],
      ['两头', true],
      ['3千块', true],
      ['八百斤', true],
      ['1块2', true],
    ])
  })
})

const sign = fc.constantFrom(...'零一两三十百千万半几多123.,块毛角分钱元亩地斤公两头口人个k养 -到')
test('every amount is whole, and stands where it is said', () => {
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 14 }), (signs) => {
      const text = signs.join('')
      let end = 0
      for (const { value, words, at } of amountsIn(text)) {
        expect(Number.isInteger(value) && value >= 0).toBe(true)
        expect(at).toBeGreaterThanOrEqual(end)
        expect(text.slice(at, at + words.length)).toBe(words)
        end = at + words.length
      }
    }),
  )
})
