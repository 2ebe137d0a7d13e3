import { describe, expect, test } from 'vitest'
import type { UnclearReason } from '../../../api/entry-visits/facts'
import { formatLine } from '../../../api/surveys/line-format'
import { accountOf, costKindOf, type CostKind } from '../../../api/surveys/line-words'
import { type LineContext, readLine } from '../../../api/surveys/lines'
import type { Account } from '../../../db/values/entry-visits'
import { PERCENTS } from '../../support/survey-arbitraries'

const CONTEXT: LineContext = {
  size: 4,
  names: ['张三', '李四'],
  months: new Map([['张三', 10]]),
  percents: PERCENTS,
}

const read = (account: Account, text: string, context = CONTEXT) => {
  const found = readLine(account, text, context)
  if (found === null || 'unclear' in found) return found
  const { line, rest } = found
  return [formatLine(line), line.amountFen / 100, line.costFen / 100, ...rest]
}

describe('a wage', () => {
  test.each([
    ['张三 浙江打工10月 每月3500', '张三 浙江打工 10月 每月3500元', 35_000],
    ['张三月薪3500 10个月', '张三 10月 每月3500元', 35_000],
    ['张三打工 每月3500', '张三打工 10月 每月3500元', 35_000],
    ['零工60天 每天120', '零工 60天 每天120元', 7_200],
    ['李四 工地 小工 80天 一天150', '李四 工地 小工 80天 每天150元', 12_000],
    ['零工 3000', '零工 共3000元', 3_000],
    ['张三 打工 一年三万五', '张三 打工 共35000元', 35_000],
    ['张三 打工 10月 共35000', '张三 打工 10月 共35000元', 35_000],
    ['张三 打工 10月 每月3500 共35000', '张三 打工 10月 每月3500元', 35_000],
    ['工地 2人 6月 每月3000', '工地 2人 每月3000元 6月', 36_000],
  ])('%s', (text, line, yuan) => expect(read('wage', text)).toEqual([line, yuan, 0]))
})

describe('what is produced, with its cost', () => {
  test.each([
    ['苞谷 3亩 每亩800斤 1.2元一斤', '苞谷 3亩 每亩800斤 每斤1.2元', 2_880, 864],
    ['种苞谷三亩半 亩产八百斤 一块二一斤', '苞谷 3.5亩 每亩800斤 每斤1.2元', 3_360, 1_008],
    ['苞谷 3亩 每亩800斤 每公斤2.4元', '苞谷 3亩 每亩400公斤 每公斤2.4元', 2_880, 864],
    ['3亩苞谷，每亩卖1000元', '苞谷 3亩 每亩1000元', 3_000, 900],
    ['洋芋 2亩3分 每亩1000', '洋芋 2.3亩 每亩1000元', 2_300, 690],
    ['猪 2头 每头2000 成本1500', '猪 2头 每头2000元 成本1500元', 4_000, 1_500],
    ['猪2头2000一头 每头成本700', '猪 2头 每头2000元 成本1400元', 4_000, 1_400],
    ['猪 2头 每头2000', '猪 2头 每头2000元', 4_000, 2_000],
    ['猪 2头 每头2000 没成本', '猪 2头 每头2000元 成本0元', 4_000, 0],
    ['猪 2头 净赚2500', '猪 2头 共2500元 成本0元', 2_500, 0],
    ['鸡20只每只80', '鸡 20只 每只80元', 1_600, 800],
    ['核桃 200斤 每斤8块5', '核桃 200斤 每斤8.5元', 1_700, 255],
    ['烤烟 5亩 每亩250斤 13元一斤', '烤烟 5亩 每亩250斤 每斤13元', 16_250, 7_312.5],
    ['小卖部 一年2万 成本1万2', '小卖部 共20000元 成本12000元', 20_000, 12_000],
    ['羊3只 卖了3600', '羊 3只 共3600元', 3_600, 1_800],
  ])('%s', (text, line, yuan, cost) => expect(read('production', text)).toEqual([line, yuan, cost]))
})

describe('allowances and what living costs', () => {
  test.each([
    ['subsidy', '低保 每月300', '低保 12月 每月300元', 3_600],
    ['subsidy', '低保 3人 每人每月300', '低保 3人 每月300元 12月', 10_800],
    ['subsidy', '低保每人每月200', '低保 4人 每月200元 12月', 9_600],
    ['subsidy', '养老金 2人 每月110', '养老金 2人 每月110元 12月', 2_640],
    ['subsidy', '退耕 5亩 每亩125', '退耕 5亩 每亩125元', 625],
    ['subsidy', '残疾补贴 6个月 每月60', '残疾补贴 6月 每月60元', 360],
    ['living', '生活费 每月600', '生活费 12月 每月600元', 7_200],
    ['living', '人情 一年2000', '人情 共2000元', 2_000],
    ['living', '电费每月50', '电费 12月 每月50元', 600],
  ] as const)('%s: %s', (account, text, line, yuan) =>
    expect(read(account, text)).toEqual([line, yuan, 0]),
  )
})

describe('what cannot be reckoned is asked about', () => {
  test.each<[Account, string, UnclearReason, string]>([
    ['wage', '王二打工 每月3500', 'months', ''],
    ['wage', '王二打工 13个月 每月3500', 'months', ''],
    ['wage', '零工 每天120', 'days', ''],
    ['wage', '张三打工 10月', 'price', ''],
    ['wage', '张三打工 一年500万', 'absurd', ''],
    ['production', '苞谷 3亩', 'price', ''],
    ['production', '苞谷 每亩800斤 1.2元一斤', 'quantity', ''],
    ['production', '猪 每头2000', 'quantity', ''],
    ['production', '小卖部 一年2万', 'cost', ''],
    ['production', '猪 2头 每头七八百', 'range', '七八百'],
    ['production', '猪 七八头 每头2000', 'range', '七八'],
    ['production', '猪 2头 每头2000 每头1800', 'twice', '猪 2头 每头2000 每头1800'],
    ['production', '猪 3头 每头2000 卖了5000', 'twice', ''],
    ['production', '猪 5000头 每头2000', 'absurd', ''],
    ['subsidy', '低保 每月300 每月200', 'twice', '低保 每月300 每月200'],
  ])('%s: %s', (account, text, unclear, at) => expect(read(account, text)).toEqual({ unclear, at }))

  test('of every head in the month, while nobody knows how many there are', () => {
    const unknown = { ...CONTEXT, size: null }
    expect(read('subsidy', '低保每人每月200', unknown)).toEqual({ unclear: 'people', at: '' })
  })

  test('what it cost, where the county has set no ratio', () => {
    const without = { ...CONTEXT, percents: {} }
    expect(read('production', '苞谷 3亩 每亩1000', without)).toEqual({ unclear: 'cost', at: '' })
    expect(read('production', '苞谷 3亩 每亩1000 成本900', without)).toEqual([
      '苞谷 3亩 每亩1000元 成本900元',
      3_000,
      900,
    ])
  })
})

test('a sum out of all measure is taken once its writer is sure, at the limit without asking', () => {
  expect(readLine('wage', '打工 一年300000', CONTEXT)).toMatchObject({
    line: { amountFen: 30_000_000 },
  })
  expect(readLine('wage', '打工 一年300001', CONTEXT)).toEqual({ unclear: 'absurd', at: '' })
  expect(readLine('wage', '打工 一年300001', CONTEXT, true)).toMatchObject({
    line: { amountFen: 30_000_100 },
  })
})

test('a member called by a numeral is nobody’s number', () => {
  expect(read('wage', '张三月薪3500 10个月')).toEqual(['张三 10月 每月3500元', 35_000, 0])
  const stranger = { ...CONTEXT, names: [] }
  expect(read('wage', '王五月薪3500 10个月', stranger)).toEqual(['王五 10月 每月3500元', 35_000, 0])
  expect(read('production', '田三亩 每亩1000', stranger)?.[0 as never]).toContain('3亩')
})

test('words beside the numbers are kept beside the line', () => {
  expect(read('production', '猪 2头 每头2000 今年价低')).toEqual([
    '猪 2头 每头2000元',
    4_000,
    2_000,
    '今年价低',
  ])
  expect(read('wage', '张三 打工 10月 每月3500 圈3间')).toEqual([
    '张三 打工 10月 每月3500元',
    35_000,
    0,
    '圈',
    '3间',
  ])
})

test('what holds no money at all is no line', () => {
  expect(read('wage', '张三在家')).toBeNull()
})

test.each<[string, CostKind | null]>([
  ['苞谷', 'grain'],
  ['洋芋', 'grain'],
  ['烟叶', 'tobacco'],
  ['核桃', 'tree_fruit'],
  ['独活', 'other_crops'],
  ['土猪', 'livestock'],
  ['小卖部', null],
  ['豆腐坊', null],
  ['跑车', null],
])('%s costs as %s', (what, kind) => expect(costKindOf(what)).toBe(kind))

test('what nobody knows by name costs as what is counted so', () => {
  expect(costKindOf('雪里红', ['亩'])).toBe('other_crops')
  expect(costKindOf('珍禽', ['只'])).toBe('livestock')
  expect(costKindOf('雪里红')).toBeNull()
})

test.each<[string, Account | null]>([
  ['张三 浙江打工10月 每月3500', 'wage'],
  ['公益岗 每月500', 'wage'],
  ['养猪场打工 10月 每月3000', 'wage'],
  ['苞谷 3亩 每亩1000', 'production'],
  ['猪 2头 每头2000', 'production'],
  ['低保 每月300', 'subsidy'],
  ['公益林 20亩 每亩10', 'subsidy'],
  ['土地流转 2亩 每亩400', 'subsidy'],
  ['医药费 一年3000', 'living'],
  ['每月600', null],
])('“%s” belongs to %s', (text, account) => expect(accountOf(text)).toBe(account))
