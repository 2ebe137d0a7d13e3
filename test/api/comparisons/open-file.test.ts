import { describe, expect, test } from 'vitest'
import { openRecords, type OpenOptions, type RecordsFile } from '../../../api/comparisons/open-file'
import type { RecordField } from '../../../api/comparisons/columns'
import { SheetError } from '../../../api/sheets/sheet-error'
import { DEPARTMENT_RECORDS, type DepartmentRecords } from '../../../db/values/comparisons'
import { TIANYUAN_FILES, tianyuanFile, type TianyuanRecords } from '../../support/comparisons'
import { fileOf, sheetOf, useFolder } from '../sheets/files'
import { xlsOf } from '../sheets/old-sheets'

useFolder()

const ID = '509938197302015774'
const open = (path: string, records: DepartmentRecords, more: Partial<OpenOptions> = {}) =>
  openRecords(path, { records, remembered: new Map(), today: '2026-11-30', ...more })

async function refusal(path: string, records: DepartmentRecords, more?: Partial<OpenOptions>) {
  try {
    const { batches } = await open(path, records, more)
    for await (const _ of batches);
    return 'read'
  } catch (error) {
    if (error instanceof SheetError) return `${error.code}: ${error.message}`
    throw error
  }
}

let files = 0
const csv = (...lines: string[]) => fileOf(`records-${++files}.csv`, lines.join('\n'))

async function rowsOf({ batches }: RecordsFile) {
  const rows: string[][] = []
  for await (const batch of batches) rows.push(...batch.map(({ cells }) => cells))
  return rows
}

describe('a file of another department', () => {
  const pairs = (Object.keys(TIANYUAN_FILES) as TianyuanRecords[]).flatMap((file) =>
    DEPARTMENT_RECORDS.map((records) => [file, records] as const),
  )

  test.each(pairs)('of %s is taken as %s only where it is of these', async (file, records) => {
    const said = await refusal(tianyuanFile(file), records)
    if (file === records) expect(said).toBe('read')
    else expect(said).toMatch(/^(wrong_records|not_these_records|missing_column): /)
  })

  test('is told what it looks like', async () => {
    expect(await refusal(tianyuanFile('property'), 'vehicles')).toBe(
      'wrong_records: 这像是“房产”的文件，不是“车辆”的，没有比对',
    )
  })
})

describe('the columns', () => {
  test.each([
    ['车主姓名', '车主证件号码', '车牌号', '车型'],
    ['机动车所有人', '身份证明号码', '号牌号码（渝）', '车辆类型'],
    ['姓名', '公民身份号码', '车牌', '车辆种类'],
  ])('are found as %s, %s, %s, %s', async (...headings) => {
    const file = await open(csv(headings.join(','), `牟大山,${ID},渝F1,小型轿车`), 'vehicles')
    expect(file.at).toMatchObject({ name: 0, id: 1, plate: 2, kind: 3, status: -1 })
  })

  test('stand below a title, a note and a blank line', async () => {
    const path = csv(
      '巫溪县车辆信息,,',
      '截至11月,,',
      ',,',
      '姓名,身份证号,号牌号码',
      `牟大山,${ID},渝F1`,
    )
    expect(await rowsOf(await open(path, 'vehicles'))).toEqual([['牟大山', ID, '渝F1']])
  })

  test('of a workbook are found like any other’s', async () => {
    const cells = (...texts: string[]) =>
      `<row>${texts.map((t) => `<c t="inlineStr"><is><t>${t}</t></is></c>`).join('')}</row>`
    const rows =
      cells('死亡人员') + cells('姓名', '身份证号', '死亡日期') + cells('牟大山', ID, '2026-1-2')
    const file = await open(fileOf('deaths.xlsx', sheetOf(rows)), 'deaths')
    expect(await rowsOf(file)).toEqual([['牟大山', ID, '2026-1-2']])
  })

  test('of an old .xls as the traffic police send it are found, below its title', async () => {
    const lines = [
      ['巫溪县车辆信息'],
      ['姓名', '身份证号', '号牌号码', '车辆类型'],
      ['牟大山', ID, '渝F1', '小型轿车'],
    ]
    const book = xlsOf({
      name: '车辆',
      cells: lines.flatMap((line, row) =>
        line.map((text, i) => [row, i, text] as [number, number, string]),
      ),
    })
    const file = await open(fileOf('cars.xls', book), 'vehicles')
    expect(file.at).toMatchObject({ name: 0, id: 1, plate: 2, kind: 3 })
    expect(await rowsOf(file)).toEqual([['牟大山', ID, '渝F1', '小型轿车']])
  })

  test('of which the number’s is not known are named, and the one that looks like it is proposed', async () => {
    const path = csv('姓名,车主编号,号牌号码', `牟大山,${ID},渝F1`)
    expect(await refusal(path, 'vehicles')).toBe(
      'missing_column: 表头里缺少：证件号码。第2列“车主编号”看起来就是，确认的话加上 --columns 车主编号=id 再来一次，以后不用再写',
    )
    expect(await refusal(csv('姓名,甲,号牌号码', '牟大山,乙,渝F1'), 'vehicles')).toBe(
      'missing_column: 表头里缺少：证件号码。请用 --columns 表头=id 指明是哪一列',
    )
  })

  test('are as the office says, and of the next file as it said', async () => {
    const path = csv('姓名,车主编号,牌,车辆类型', `牟大山,${ID},渝F1,小型轿车`)
    const said = new Map<string, RecordField>([
      ['车主编号', 'id'],
      ['牌', 'plate'],
    ])
    const { at, headings } = await open(path, 'vehicles', { said })
    expect(at).toMatchObject({ name: 0, id: 1, plate: 2, kind: 3 })
    const next = csv('十一月车辆', '姓名,车主编号,牌,车辆类型', `牟大山,${ID},渝F1,小型轿车`)
    const again = await open(next, 'vehicles', { remembered: new Map([[headings, at]]) })
    expect(again.at).toEqual(at)
    expect(await rowsOf(again)).toEqual([['牟大山', ID, '渝F1', '小型轿车']])
  })

  test('of two that could be the number the office’s word counts', async () => {
    const path = csv('身份证号,车主编号,号牌号码', `1,${ID},渝F1`)
    const said = new Map<string, RecordField>([['车主编号', 'id']])
    expect((await open(path, 'vehicles', { said })).at.id).toBe(1)
  })

  test('of a certificate give the number where there is no other', async () => {
    const only = await open(csv('姓名,残疾人证号', `牟大山,${ID}44`), 'disability')
    expect(only.at).toMatchObject({ id: 1, certificate: 1 })
    const both = await open(csv('姓名,残疾人证号,身份证号', `牟大山,${ID}44,${ID}`), 'disability')
    expect(both.at).toMatchObject({ id: 2, certificate: 1 })
  })

  test('of costs need the sum', async () => {
    const path = csv('姓名,身份证号,就诊类型', `牟大山,${ID},住院`)
    expect(await refusal(path, 'medical_costs')).toBe('missing_column: 表头里缺少：自付金额')
  })
})

describe('what is no such file', () => {
  test.each([
    ['nothing at all', '', 'not_a_table'],
    ['a web page', '<html><table></table></html>', 'not_a_table'],
    ['bytes', '\u0000\u0001\u0002\u0003', 'not_a_table'],
    ['a letter', '各位领导：数据另行报送。\n谢谢', 'not_these_records'],
    ['half a table', `姓名,身份证号,号牌号码\n牟大山,${ID},"渝F1\n李,1,2`, 'quote_not_closed'],
  ])('%s is refused in words', async (name, content, code) => {
    expect(await refusal(fileOf(`${name}.csv`, content), 'vehicles')).toMatch(`${code}: `)
  })

  test('half a workbook is refused in words', async () => {
    const whole = sheetOf('<row><c t="inlineStr"><is><t>号牌号码</t></is></c></row>')
    const half = fileOf('half.xlsx', whole.subarray(0, whole.length / 2))
    expect(await refusal(half, 'vehicles')).toMatch(/^file_damaged: /)
  })

  test('a file that is not there is refused in words', async () => {
    expect(await refusal('/nowhere/cars.csv', 'vehicles')).toMatch(/^file_missing: /)
  })
})
