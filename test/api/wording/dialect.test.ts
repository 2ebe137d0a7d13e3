import { describe, expect, test } from 'vitest'
import { inMandarin } from '../../../api/wording/dialect'
import { DIALECT } from '../../../api/wording/dialect-words'

const WORDS = Object.values(DIALECT).flatMap((words) =>
  Object.entries(words).flatMap(([plain, said]) =>
    said.split(/[,\s]+/u).map((word) => [word, plain] as const),
  ),
)

describe('what a villager of Chongqing says, in plain Mandarin', () => {
  test.each([
    ['娃儿读书补好多钱', '孩子读书补多少钱'],
    ['低保咋个办', '低保怎么办'],
    ['啷个查嘛', '怎么查'],
    ['屋头莫得钱', '家里没有钱'],
    ['我老汉瘫起', '我父亲瘫痪'],
    ['要得', '好'],
    ['不得行', '不行'],
    ['这个相因', '这个便宜'],
    ['妹崽在读书', '女儿在读书'],
    ['落大雨垮山了', '下大雨山体滑坡了'],
    ['在扯火闪', '在打闪电'],
    ['事情搞归一了没得', '事情办完了没有'],
    ['屋头恼火得很', '家里很困难'],
    ['好造孽哦', '好可怜'],
    ['庄稼遭淹了', '庄稼被淹了'],
    ['捉火了', '着火了'],
    ['好久发钱', '什么时候发钱'],
    ['找哪个', '找谁'],
    ['我不晓得', '我不知道'],
  ])('“%s” is “%s”', (said, plain) => expect(inMandarin(said)).toBe(plain))
})

describe('words that are dialect in another place only stay', () => {
  test.each([
    '好多人都有低保',
    '村里有好多人',
    '好久没来了',
    '那个老汉',
    '没得活路了',
    '哪个是组长',
    '不得不去',
    '大喊救命',
    '上头条了',
    '哈尔滨',
    '低保怎么申请',
  ])('“%s”', (text) => {
    expect(inMandarin(text)).toBe(text)
  })
})

test('there are more than 400 of them, and none is listed twice', () => {
  expect(WORDS.length).toBeGreaterThan(400)
  expect(new Set(WORDS.map(([word]) => word)).size).toBe(WORDS.length)
})

test.each(WORDS)('%s is %s, in whatever stands around it, and stays so', (word, plain) => {
  expect(inMandarin(word)).toBe(plain)
  expect(inMandarin(`去年，${word}。`)).toBe(`去年，${plain}。`)
  expect(inMandarin(plain)).toBe(plain)
})
