import { describe, expect, test } from 'vitest'
import { articleNumber } from '../../../api/policies/article-number'

describe('the number of an article is', () => {
  test.each([
    ['第一条', '1'],
    ['第十条', '10'],
    ['第十五条', '15'],
    ['第二十条', '20'],
    ['第一百零二条', '102'],
    ['第一百一十条', '110'],
    ['第一千二百六十条', '1260'],
    ['第〇三条', '3'],
    ['第15条', '15'],
    ['第１５条', '15'],
    ['第 十五 条', '15'],
    ['第二百五十三条之一', '253-1'],
    ['第253条之十二', '253-12'],
    ['第十五条 之二', '15-2'],
    ['农业保险条例 第三条 总则', '3'],
    ['个体工商户条例第二条', '2'],
    ['依照第三条、第四条', '3'],
    // 之 of the sentence, not of the number.
    ['第五条之规定', '5'],
    ['第五条之第二款', '5'],
    ['第五条之二款', '5'],
  ])('in %s %s', (label, number) => {
    expect(articleNumber(label)).toBe(number)
  })

  test.each(['三、', '（二）', '第三章', '第二款', '第条', '条例', ''])('not in “%s”', (label) => {
    expect(articleNumber(label)).toBeNull()
  })
})
