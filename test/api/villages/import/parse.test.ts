import { expect, test } from 'vitest'
import { VillageIndex } from '../../../../api/areas/import/village-index'
import type { Row } from '../../../../api/sheets/read'
import { parseIndicators } from '../../../../api/villages/import/parse'

const INDEX = new VillageIndex([
  { township: '天元乡', village: '宝坪村', path: 'wuxi.tianyuan.baoping' },
  { township: '天元乡', village: '新华村', path: 'wuxi.tianyuan.xinhua' },
  { township: '鱼鳞乡', village: '新华村', path: 'wuxi.yulin.xinhua' },
])
const HEADER = ['乡镇', '行政村', '交通条件', '饮水', '环境', '人均可支配收入（元）', '依据']

async function* rowsOf(...rows: string[][]): AsyncGenerator<Row> {
  for (const [i, cells] of [HEADER, ...rows].entries()) yield { line: i + 1, cells }
}

const read = (...rows: string[][]) => parseIndicators(rowsOf(...rows), INDEX)

test('every filled cell is one figure, with the source of its row; an empty one says nothing', async () => {
  const { seen, indicators, rejected } = await read(
    ['天元乡', '宝坪', '3', '', '８级', '9,800', '2025年普查'],
    ['合计', '', '3', '', '', '', ''],
    ['', '', '', '', '', '', ''],
    HEADER,
    ['鱼鳞乡', '新华村', '', '0', '', '', '水利局'],
  )
  const of = { line: 2, areaPath: 'wuxi.tianyuan.baoping', source: '2025年普查' }
  expect(indicators).toEqual([
    { ...of, indicator: 'disposable_income', value: 980_000 },
    { ...of, indicator: 'poor_transport', value: 3 },
    { ...of, indicator: 'harsh_environment', value: 8 },
    {
      line: 6,
      areaPath: 'wuxi.yulin.xinhua',
      indicator: 'poor_drinking_water',
      value: 0,
      source: '水利局',
    },
  ])
  expect([seen, rejected]).toEqual([2, []])
})

test.each<[what: string, row: string[], column: string, message: string]>([
  [
    'an unknown township',
    ['无此乡', '宝坪村', '3', '', '', '', '局'],
    '乡镇',
    '“无此乡”没有这个乡镇',
  ],
  ['an unknown village', ['天元乡', '无此村', '3', '', '', '', '局'], '行政村', '没有这个村'],
  ['no source', ['天元乡', '宝坪村', '3', '', '', '', ''], '依据', '没有来源'],
  ['a grade beyond ten', ['天元乡', '宝坪村', '11', '', '', '', '局'], '交通条件', '“11”应是0到10'],
  ['a grade in words', ['天元乡', '宝坪村', '', '差', '', '', '局'], '饮水', '“差”应是0到10'],
  [
    'an income in words',
    ['天元乡', '宝坪村', '', '', '', '很少', '局'],
    '人均可支配收入（元）',
    '“很少”应是元',
  ],
])('a row with %s is told by its line', async (_what, row, column, message) => {
  const { indicators, rejected } = await read(row)
  expect(indicators).toEqual([])
  expect(rejected).toEqual([
    { line: 2, column, message: expect.stringContaining(message) as string },
  ])
})

test('a village that stands there twice is taken the first time only', async () => {
  const row = ['天元乡', '宝坪村', '3', '', '', '', '局']
  const { indicators, rejected } = await read(row, row)
  expect(indicators).toHaveLength(1)
  expect(rejected).toMatchObject([{ line: 3, message: '“宝坪村”这个村前面已有（第2行）' }])
})

test('a file without a source for anything is refused', async () => {
  async function* rows(): AsyncGenerator<Row> {
    yield { line: 1, cells: ['乡镇', '行政村', '交通'] }
    yield { line: 2, cells: ['天元乡', '宝坪村', '3'] }
  }
  await expect(parseIndicators(rows(), INDEX)).rejects.toMatchObject({ code: 'missing_column' })
})
