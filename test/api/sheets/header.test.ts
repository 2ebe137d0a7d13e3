import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findHeader, type ColumnSpec } from '../../../api/sheets/header'
import type { Row } from '../../../api/sheets/read'
import { SheetError } from '../../../api/sheets/sheet-error'
import { isTotalRow } from '../../../api/sheets/total-row'

type Key = 'village' | 'group' | 'name' | 'phone' | 'months' | 'income'
const COLUMNS: ColumnSpec<Key>[] = [
  { key: 'village', title: '村', names: ['行政村'], isRequired: true },
  { key: 'group', title: '社(组)', names: ['社'], isRequired: true },
  { key: 'name', title: '姓名', names: ['成员姓名'], isRequired: true },
  { key: 'phone', title: '联系电话', names: ['手机号'] },
  { key: 'months', title: '务工时间(月)', names: [] },
  { key: 'income', title: '人均纯收入', names: [] },
]

async function* rowsOf(...rows: string[][]): AsyncGenerator<Row> {
  for (const [i, cells] of rows.entries()) yield { line: i + 1, cells }
}

async function read(...rows: string[][]) {
  const table = await findHeader(rowsOf(...rows), COLUMNS)
  const body: Row[] = []
  for await (const row of table.rows) body.push(row)
  return { ...table, body }
}

const refusal = (...rows: string[][]) =>
  read(...rows).then(
    () => 'read',
    (error: unknown) => (error instanceof SheetError ? `${error.code} ${error.message}` : 'fault'),
  )

const HEADER = ['村', '社(组)', '姓名']
const DATA = ['宝坪村', '5社', '牟大山']

describe('the header is found by the headings it holds', () => {
  test('below titles, notes and blank rows', async () => {
    const { header, body } = await read(
      ['巫溪县信息表', '村'],
      [''],
      ['填报单位:天元乡'],
      HEADER,
      DATA,
    )
    expect(header.at).toMatchObject({ village: 0, group: 1, name: 2, phone: -1 })
    expect(body).toEqual([{ line: 5, cells: DATA }])
  })

  test.each([
    ['spaces', ' 姓  名 ', 'name'],
    ['full-width brackets', '社（组）', 'group'],
    ['a star', '*姓名', 'name'],
    ['a unit left out', '务工时间', 'months'],
    ['a unit in other brackets', '人均纯收入【元】', 'income'],
    ['a unit behind a stroke', '人均纯收入/元', 'income'],
    ['a note in brackets', '成员姓名(与身份证一致)', 'name'],
    ['a line break', '联系\n电话', 'phone'],
    ['another word', '手机号', 'phone'],
  ] as const)('written with %s', async (_, heading, key) => {
    const others = HEADER.filter((each) => COLUMNS.find((c) => c.key === key)?.title !== each)
    const { header } = await read([...others, heading], DATA)
    expect(header.at[key]).toBe(others.length)
    expect(header.titles[key]).toBe(heading.trim())
  })

  test('in two rows, where the second brings the parts of the first', async () => {
    const { header, body } = await read(
      ['村', '社', '成员', '', '收入', ''],
      ['', '', '姓名', '联系电话', '人均纯收入', '务工时间(月)'],
      DATA,
    )
    expect(header.at).toEqual({ village: 0, group: 1, name: 2, phone: 3, income: 4, months: 5 })
    expect(body.map(({ line }) => line)).toEqual([3])
  })

  test('the first of two columns with one heading counts', async () => {
    const { header } = await read([...HEADER, '姓名', '联系电话', '联系电话'], DATA)
    expect(header.at).toMatchObject({ name: 2, phone: 4 })
  })

  test('and recognised where the next page repeats it', async () => {
    const { isHeaderRow } = await read(HEADER, DATA)
    expect(isHeaderRow({ line: 40, cells: ['村', '社', '姓 名'] })).toBe(true)
    expect(isHeaderRow({ line: 41, cells: ['村', '5社', '牟大山'] })).toBe(false)
    expect(isHeaderRow({ line: 42, cells: DATA })).toBe(false)
  })

  test('rows of any number come through in order', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(70), async (count) => {
        const data = Array.from({ length: count }, (_, i) => [`村${i}`, '1', 'x'])
        const { body } = await read(HEADER, ...data)
        expect(body.map(({ cells }) => cells)).toEqual(data)
      }),
    ))
})

describe('a table without a usable header is refused', () => {
  test('none at all', async () => {
    expect(await refusal(DATA, DATA)).toBe(
      'no_header 前30行里找不到表头，表头要有：村、社(组)、姓名',
    )
    expect(await refusal()).toContain('no_header')
    expect(await refusal(['村', '备注'], DATA)).toContain('no_header')
  })

  test('one that comes too late', async () => {
    const blank = Array.from({ length: 30 }, () => [''])
    expect(await refusal(...blank.slice(1), HEADER, DATA)).toBe('read')
    expect(await refusal(...blank, HEADER, DATA)).toContain('no_header')
  })

  test('one that lacks what is needed, by name', async () => {
    expect(await refusal(['村', '社'], DATA)).toBe('missing_column 表头里缺少：姓名')
    expect(await refusal(['村', '姓名', '手机号'], DATA)).toBe('missing_column 表头里缺少：社(组)')
  })

  test('and its file is closed', async () => {
    let isClosed = false
    async function* rows(): AsyncGenerator<Row> {
      try {
        for (let line = 1; line < 100; line++) yield { line, cells: ['x'] }
      } finally {
        isClosed = true
      }
    }
    await expect(findHeader(rows(), COLUMNS)).rejects.toThrow(SheetError)
    expect(isClosed).toBe(true)
  })
})

test.each([
  [['合计', '', '260'], true],
  [['', ' 合 计:', '260'], true],
  [['本页小计'], true],
  [['填表人:张三', '', '审核人:李四'], true],
  [['备注', '以上数据截至2018年底'], true],
  [['备注一', '巫溪县', '天元乡', '宝坪村', '5社', '500', '牟大山'], false],
  [['巫溪县', '合计'], false],
  [['', ''], false],
])('%j is a total or a signature: %s', (cells, is) => {
  expect(isTotalRow(cells)).toBe(is)
})
