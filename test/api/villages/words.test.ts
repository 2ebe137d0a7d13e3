import { describe, expect, test } from 'vitest'
import { readIndicatorWords, valueOf } from '../../../api/villages/words'

describe('what a clerk writes of a village', () => {
  test.each([
    ['交通 3 来源 2025年交通局调查', 'poor_transport', 3, '2025年交通局调查', null],
    ['交通３级，依据：交通局', 'poor_transport', 3, '交通局', null],
    ['交通条件差 十 来源 村委会', 'poor_transport', 10, '村委会', null],
    ['道路是0，来源县志', 'poor_transport', 0, '县志', null],
    ['2025年饮水 8 来源 水利局', 'poor_drinking_water', 8, '水利局', 2025],
    ['2025 饮水安全 8分 水利局2025年普查', 'poor_drinking_water', 8, '水利局2025年普查', 2025],
    ['生存环境恶劣 七 来源 国土局', 'harsh_environment', 7, '国土局', null],
    ['人均可支配收入 9,800元 来源 统计局', 'disposable_income', 980_000, '统计局', null],
    ['收入0.98万 来源 统计局', 'disposable_income', 980_000, '统计局', null],
    ['收入九千八 来源 统计局', 'disposable_income', 980_000, '统计局', null],
    ['收入 9800.55 来源 统计局', 'disposable_income', 980_055, '统计局', null],
    ['交通', 'poor_transport', null, null, null],
    ['交通 来源 交通局', 'poor_transport', null, '交通局', null],
    ['交通 11 来源 交通局', 'poor_transport', null, null, null],
    ['交通 3.5 来源 交通局', 'poor_transport', null, null, null],
    ['交通 -1', 'poor_transport', null, null, null],
    ['交通 很差', 'poor_transport', null, null, null],
    ['交通 3', 'poor_transport', 3, null, null],
    ['交通 3 来源', 'poor_transport', 3, null, null],
    // What the roll gives is nobody's to enter.
    ['贫困发生率 12 来源 我', null, null, null, null],
    ['', null, null, null, null],
    ['好', null, null, null, null],
  ])('“%s”', (text, indicator, value, source, year) => {
    expect(readIndicatorWords(text)).toEqual({ indicator, value, source, year })
  })
})

describe('an answer to how much', () => {
  test.each([
    ['3', 3],
    ['３级', 3],
    ['是三', 3],
    ['三分', 3],
    ['10', 10],
    ['0', 0],
    ['11', null],
    ['3到4', null],
    ['3 4', null],
    ['不晓得', null],
    ['', null],
  ])('of a grade: “%s”', (words, value) => {
    expect(valueOf('poor_transport', words)).toBe(value)
  })

  test.each([
    ['9800', 980_000],
    ['9800元每人', 980_000],
    ['约9,800块', 980_000],
    ['1.2万', 1_200_000],
    ['200万', null],
  ])('of the income: “%s”', (words, value) => {
    expect(valueOf('disposable_income', words)).toBe(value)
  })
})
