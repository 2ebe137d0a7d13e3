import { expect, test } from 'vitest'
import { incomesOf, netIncomePerHead } from '../../../api/surveys/income'
import { readMessage } from '../../../api/surveys/read'
import { PERCENTS } from '../../support/survey-arbitraries'

function linesOf(text: string) {
  const context = { topic: null, size: 4, names: [], months: new Map(), percents: PERCENTS }
  return readMessage(text, context).findings.flatMap((found) =>
    'line' in found ? [found.line] : [],
  )
}
const LINES = linesOf(
  '工 张三 打工 10月 每月3500；产 猪 2头 每头2000 成本1500；支 生活费 每月600；补 低保 每月300，土地流转 2亩 每亩400，养老金 2人 每月110',
)

test('the accounts are added up by kind of income', () => {
  expect(incomesOf(LINES)).toEqual({
    wageFen: 3_500_000,
    productionFen: 400_000,
    propertyFen: 80_000,
    transferFen: 360_000 + 264_000,
    productionCostFen: 150_000,
    livingFen: 720_000,
  })
})

test('income a head is what came in less the cost of production; living costs are not taken off', () => {
  expect(netIncomePerHead(LINES, 4)).toBe((3_500_000 + 250_000 + 80_000 + 624_000) / 4)
  const without = LINES.filter(({ account }) => account !== 'living')
  expect(netIncomePerHead(without, 4)).toBe(netIncomePerHead(LINES, 4))
})

test('it is whole fen, and below zero where production lost money', () => {
  expect(netIncomePerHead(linesOf('工 零工 共100'), 3)).toBe(3_333)
  expect(netIncomePerHead(linesOf('产 猪 1头 每头2000 成本3000'), 2)).toBe(-50_000)
  expect(netIncomePerHead([], 2)).toBe(0)
})
