import { describe, expect, test } from 'vitest'
import { behindName, dayAtStart, openingOf } from '../../../api/visits/opening'

const TODAY = '2026-03-09'

describe('the day a note begins with', () => {
  test.each([
    ['今天', '2026-03-09'],
    ['昨天', '2026-03-08'],
    ['前天', '2026-03-07'],
    ['大前天', '2026-03-06'],
    ['明天', '2026-03-10'],
    ['上周一', '2026-03-02'],
    ['上周三', '2026-03-04'],
    ['上个星期三', '2026-03-04'],
    ['上星期日', '2026-03-08'],
    ['上礼拜天', '2026-03-08'],
    ['上上周三', '2026-02-25'],
    ['本周一', '2026-03-09'],
    ['这个星期二', '2026-03-10'],
    ['3月5日', '2026-03-05'],
    ['3月5号', '2026-03-05'],
    ['三月五号', '2026-03-05'],
    ['3月9日', '2026-03-09'],
    ['3月10日', '2026-03-10'],
    ['12月30日', '2025-12-30'],
    ['2025年12月30日', '2025-12-30'],
    ['2026-03-05', '2026-03-05'],
    ['2月28日', '2026-02-28'],
    ['2024年2月29日', '2024-02-29'],
    // Half a year ahead it is still this year's, and refused; later it was last year's.
    ['9月8日', '2026-09-08'],
    ['9月9日', '2025-09-09'],
    ['5号', '2026-03-05'],
    ['腊月二十', '2026-02-07'],
    ['正月初五', '2026-02-21'],
    ['去年腊月廿三', '2026-02-10'],
    ['三天前', '2026-03-06'],
  ])('%s', (text, day) => expect(dayAtStart(text, TODAY)?.day).toBe(day))

  test.each([
    ['2026-03-14', '上周日', '2026-03-08'],
    ['2026-03-15', '上周日', '2026-03-08'],
    ['2026-03-15', '上周一', '2026-03-02'],
    ['2026-03-16', '上周日', '2026-03-15'],
    ['2026-01-01', '上周三', '2025-12-24'],
  ])('on %s, %s', (today, text, day) => expect(dayAtStart(text, today)?.day).toBe(day))

  test.each(['前几天', '前两天', '前些天', '上周', '上个星期', '上周末'])(
    '%s is some day',
    (text) => expect(dayAtStart(`${text}去`, TODAY)).toEqual({ day: null, length: text.length }),
  )

  test('上周一起去 is no Monday, and 本周三次 no Wednesday', () => {
    expect(dayAtStart('上周一起去', TODAY)).toEqual({ day: null, length: 2 })
    expect(dayAtStart('本周三次', TODAY)).toBeNull()
  })

  test.each([
    '周天福',
    '春节慰问',
    '上个月',
    '半个月',
    '两年前',
    '上官云',
    '前面',
    '2月29日',
    '13月1日',
    '3月32日',
    '3.5亩地',
    '8个月',
    '3月',
    '房子昨天漏雨',
    '',
  ])('“%s” is none', (text) => expect(dayAtStart(text, TODAY)).toBeNull())
})

describe('what stands before the household', () => {
  test.each([
    ['牟大山 房子漏雨', null, null, '牟大山 房子漏雨'],
    ['昨天到3社牟大山家', '2026-03-08', 3, '牟大山家'],
    ['今天上午走访了三社户主牟大山', TODAY, 3, '牟大山'],
    ['3月5日，牟大山', '2026-03-05', null, '牟大山'],
    ['今天走访3社5户', TODAY, 3, '5户'],
    ['今天', TODAY, null, ''],
    ['了解情况', null, null, '了解情况'],
    ['上周三去3社牟大山家', '2026-03-04', 3, '牟大山家'],
    ['前几天，3月5日去牟大山家', '2026-03-05', null, '牟大山家'],
  ])('“%s”', (text, day, group, rest) =>
    expect(openingOf(text, TODAY)).toMatchObject({ day, group, rest }),
  )

  test('some day that is not told is asked for', () => {
    const some = { day: null, isDayVague: true, group: null }
    expect(openingOf('前几天去牟大山家', TODAY)).toEqual({ ...some, rest: '牟大山家' })
    expect(behindName('家前几天去了，漏雨', TODAY)).toEqual({ ...some, rest: '去了，漏雨' })
  })
})

describe('what stands behind it', () => {
  test.each([
    [' 房子漏雨', null, null, '房子漏雨'],
    ['家，房子漏雨', null, null, '房子漏雨'],
    ['家（3社），房子漏雨', null, 3, '房子漏雨'],
    ['家昨天去看了，房子漏雨', '2026-03-08', null, '去看了，房子漏雨'],
    ['上周三去的，房子漏雨', '2026-03-04', null, '去的，房子漏雨'],
    ['，前几天房子漏雨', null, null, '前几天房子漏雨'],
    ['，昨天 房子漏雨', '2026-03-08', null, '房子漏雨'],
    ['，昨天房子漏雨', null, null, '昨天房子漏雨'],
    ['家庭困难', null, null, '家庭困难'],
    ['', null, null, ''],
  ])('“%s”', (text, day, group, rest) =>
    expect(behindName(text, TODAY)).toEqual({ day, group, rest }),
  )
})
