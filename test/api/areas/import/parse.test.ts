import { describe, expect, test } from 'vitest'
import { parseAreas } from '../../../../api/areas/import/parse'
import { areaRefusal } from '../../../../api/areas/import/rules'
import { readTable, type Row } from '../../../../api/sheets/read'
import { fileOf, useFolder } from '../../sheets/files'

useFolder()

async function* rowsOf(rows: string[][]): AsyncGenerator<Row> {
  for (const [i, cells] of rows.entries()) yield { line: i + 1, cells }
}

const read = (...rows: string[][]) => parseAreas(rowsOf(rows), '巫溪县')
const HEADER = ['县(区)', '乡(镇)', '村', '社数']

describe('an area file', () => {
  test('gives villages with their groups', async () => {
    const path = fileOf(
      'areas.csv',
      '巫溪县村社表,,\n乡镇名称,行政村,社(组)数\n天元乡,宝坪村,5\n天元乡, 天元村 ,6个社\n红池坝镇,宝坪村,十二\n合计,3,23\n',
    )
    expect(await parseAreas(readTable(path), '巫溪县')).toEqual({
      seen: 3,
      areas: [
        { line: 3, township: '天元乡', village: '宝坪村', groups: 5 },
        { line: 4, township: '天元乡', village: '天元村', groups: 6 },
        { line: 5, township: '红池坝镇', village: '宝坪村', groups: 12 },
      ],
      rejected: [],
    })
  })

  test('names the lines it cannot use', async () => {
    const { seen, areas, rejected } = await read(
      HEADER,
      ['巫溪县', '天元乡', '宝坪村', '5'],
      ['巫溪县', '', '天元村', '5'],
      ['巫溪县', '天元乡', '', '5'],
      ['巫溪县', '天元乡', '宝坪 村', '6'],
      ['巫溪县', '天元乡', '吉龙村', '0'],
      ['巫溪县', '天元乡', '吉龙村', '多'],
      ['巫溪县', '天元乡', '吉龙村', ''],
      ['巫山县', '天元乡', '吉龙村', '3'],
      ['巫溪县', '天元乡', '吉龙村', '99'],
    )
    expect(seen).toBe(9)
    expect(areas.map(({ line }) => line)).toEqual([2, 10])
    expect(
      rejected.map((each) => `${each.line} ${each.class} ${each.column} ${each.message}`),
    ).toEqual([
      '3 township_missing 乡(镇) 没有乡镇',
      '4 village_missing 村 没有村名',
      '5 village_duplicate 村 “宝坪 村”这个村前面已有（第2行）',
      '6 groups_unreadable 社数 “0”社数应是1到99',
      '7 groups_unreadable 社数 “多”社数应是1到99',
      '8 groups_unreadable 社数 社数应是1到99',
      '9 county_other 县(区) “巫山县”不是本县的',
    ])
  })

  test('may do without the county, but not without the groups', async () => {
    expect((await read(HEADER.slice(1), ['天元乡', '宝坪村', '5'])).areas).toHaveLength(1)
    await expect(read(['乡镇', '村'], ['天元乡', '宝坪村'])).rejects.toMatchObject({
      code: 'missing_column',
      message: '表头里缺少：社数',
    })
  })

  test('repeats its header on the next page', async () => {
    const { seen, rejected } = await read(HEADER, ['', '天元乡', '宝坪村', '5'], [], HEADER)
    expect({ seen, rejected }).toEqual({ seen: 1, rejected: [] })
  })
})

test('a village of the same name in another township is another village', () => {
  const row = { line: 3, township: '红池坝镇', village: '宝坪村', groups: 4 }
  expect(areaRefusal(row, new Map([['天元乡 宝坪村', 2]]))).toBeNull()
  expect(areaRefusal(row, new Map([['红池坝镇 宝坪村', 2]]))).toBe('village_duplicate')
})
