import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { type WorkbookSheet, writeWorkbook } from '../../../api/documents/workbook'

const AT = new Date('2026-10-09T02:00:00Z')

/** As an independent reader finds it. */
async function read(sheets: readonly WorkbookSheet[]) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await writeWorkbook(sheets, AT)).buffer)
  return workbook
}

const one = (columns: WorkbookSheet['columns'], rows: WorkbookSheet['rows']) =>
  read([{ name: '名单', columns, rows }]).then((workbook) => workbook.worksheets[0]!)

describe('a workbook', () => {
  test('holds its sheets in order, each with a heading that stays in sight', async () => {
    const { worksheets } = await read([
      { name: '一般农户', columns: [{ header: '户主' }], rows: [['张三'], ['李四']] },
      { name: '脱贫户', columns: [{ header: '户主' }, { header: '住处' }], rows: [] },
    ])
    expect(worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['一般农户', 3],
      ['脱贫户', 1],
    ])
    for (const sheet of worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
      expect(sheet.getCell('A1').value).toBe('户主')
      expect(sheet.getCell('A1').font.bold).toBe(true)
      expect(sheet.pageSetup).toMatchObject({ printTitlesRow: '1:1', fitToWidth: 1 })
    }
    expect(worksheets[0]!.getCell('A3').value).toBe('李四')
  })

  test.each(['0012', '500238200001010012', '13800138000', '1e5', '2026-10-09', ' 张三 '])(
    'keeps a number that is a name as it is written: %s',
    async (text) => {
      const cell = (await one([{ header: '证号' }], [[text]])).getCell('A2')
      expect([cell.value, cell.numFmt]).toEqual([text, '@'])
    },
  )

  test.each(['=1+1', '+8613800138000', '-5', '@SUM(A1)', '=HYPERLINK("http://x","y")', '\t=1'])(
    'takes no text for a formula: %s',
    async (text) => {
      const cell = (await one([{ header: '备注', kind: 'text' }], [[text]])).getCell('A2')
      expect([cell.type, cell.value]).toEqual([ExcelJS.ValueType.String, text])
    },
  )

  test('can be added up: numbers are numbers, money is yuan', async () => {
    const sheet = await one(
      [
        { header: '人口', kind: 'number' },
        { header: '补助', kind: 'money' },
      ],
      [
        [4, 123456],
        [0, 5],
        ['不详', null],
      ],
    )
    expect(sheet.getColumn(1).values.slice(2)).toEqual([4, 0, '不详'])
    expect(sheet.getColumn(2).values.slice(2)).toEqual([1234.56, 0.05])
    expect(sheet.getCell('B2').numFmt).toBe('#,##0.00')
    expect(sheet.getCell('B4').value).toBe(null)
  })

  test.each(['2026-10-09', '2000-02-29', '1900-03-01', '2026-12-31'])(
    'shows a day as the day it is: %s',
    async (day) => {
      const { value, numFmt } = (await one([{ header: '日期', kind: 'day' }], [[day]])).getCell(
        'A2',
      )
      expect(value).toEqual(new Date(`${day}T00:00:00Z`))
      expect(numFmt).toBe('yyyy-mm-dd')
    },
  )

  test('leaves a day that is none as it was written', async () => {
    const sheet = await one([{ header: '日期', kind: 'day' }], [['未定']])
    expect(sheet.getCell('A2').value).toBe('未定')
  })

  test('carries rare characters and line breaks, cuts what no cell holds', async () => {
    const sheet = await one([{ header: '备注' }], [['𠮷㙦<&>"\n䶮'], ['长'.repeat(40_000)]])
    expect(sheet.getCell('A2').value).toBe('𠮷㙦<&>"\n䶮')
    expect(String(sheet.getCell('A3').value)).toHaveLength(32_767)
  })

  test('is opened also where a text carries what XML does not', async () => {
    const sheet = await one([{ header: '备注' }], [['张\u0001三\u0000']])
    expect(String(sheet.getCell('A2').value)).toMatch(/^张.*三/)
  })

  test('is as wide as its values need', async () => {
    const sheet = await one(
      [{ header: '序号' }, { header: '住处' }, { header: '备注', width: 40 }],
      [['1', '天元乡宝坪村3社', '']],
    )
    expect(sheet.columns.map(({ width }) => width)).toEqual([8, 17, 40])
  })

  test('is the same to the byte for the same data and instant', async () => {
    const sheets = [{ name: '名单', columns: [{ header: '户主' }], rows: [['张三']] }]
    expect(await writeWorkbook(sheets, AT)).toEqual(await writeWorkbook(sheets, AT))
  })

  test('is not written with a name no sheet may have', async () => {
    await expect(writeWorkbook([{ name: 'a/b', columns: [], rows: [] }], AT)).rejects.toThrow()
  })
})
