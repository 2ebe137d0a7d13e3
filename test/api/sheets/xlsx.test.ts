import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { fileOf, pathOf, refusalOf, rowsOf, sheetOf, workbookOf, zipOf, useFolder } from './files'

useFolder()

/** A file of another program's making. */
async function written(name: string, fill: (book: ExcelJS.Workbook) => void): Promise<string> {
  const book = new ExcelJS.Workbook()
  fill(book)
  const path = pathOf(name)
  await book.xlsx.writeFile(path)
  return path
}

const cellsOf = async (path: string) => (await rowsOf(path)).map(({ cells }) => cells)

describe('an .xlsx arrives as the clerk sees it', () => {
  test('rows keep their numbers, gaps their place', async () => {
    const path = await written('gaps.xlsx', (book) => {
      const sheet = book.addWorksheet('花名册')
      sheet.getCell('A1').value = '标题'
      sheet.getCell('C4').value = '李𠮷'
      sheet.getCell('AB4').value = '&<村>"'
    })
    const rows = (await rowsOf(path)).filter(({ cells }) => cells.length > 0)
    expect(rows.map(({ line }) => line)).toEqual([1, 4])
    expect(rows[1]?.cells[2]).toBe('李𠮷')
    expect(rows[1]?.cells[27]).toBe('&<村>"')
  })

  test('numbers, days, formulas, rich text and truth values are text', async () => {
    const path = await written('kinds.xlsx', (book) => {
      const sheet = book.addWorksheet('花名册')
      sheet.addRow([2016, 4957.4, 0.1 + 0.2, true, new Date('2016-12-31')])
      sheet.getCell('E1').numFmt = 'yyyy"年"m"月"'
      sheet.addRow([
        { formula: 'A1+1', result: 2017 },
        { formula: 'CONCAT("张","三")', result: '张三' },
        { formula: 'A9', result: undefined as unknown as number },
        { richText: [{ text: '天' }, { font: { bold: true }, text: '元村' }] },
        { error: '#N/A' },
      ])
    })
    expect(await cellsOf(path)).toEqual([
      ['2016', '4957.4', '0.30000000000000004', 'TRUE', '2016-12-31'],
      ['2017', '张三', '', '天元村', '#N/A'],
    ])
  })

  test('a number of more digits than Excel keeps looks as lost as it is', async () => {
    const path = await written('long.xlsx', (book) => {
      const sheet = book.addWorksheet('花名册')
      sheet.addRow([19900000150, 509938761226235, 509938197612262359n.toString()])
      sheet.addRow([Number('509938197612262359'), Number('50000000000000000')])
    })
    expect(await cellsOf(path)).toEqual([
      ['19900000150', '509938761226235', '509938197612262359'],
      ['5.09938E+17', '5E+16'],
    ])
  })

  test.each([
    [
      'a prefix before every name',
      '<x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>村</x:t></x:is></x:c></x:row>',
      2,
    ],
    ['no cell references', '<row><c/><c t="inlineStr"><is><t>村</t></is></c></row>', 1],
    ['single quotes', `<row r='3'><c r='B3' t='str'><v>村</v></c></row>`, 3],
    [
      'attributes we do not know',
      '<row r="3" spans="1:2"><c r="B3" cm="1" t="str" s="0"><v xml:space="preserve">村</v></c></row>',
      3,
    ],
    [
      'a phonetic reading',
      '<row r="1"><c r="B1" t="inlineStr"><is><t>村</t><rPh sb="0" eb="1"><t>cūn</t></rPh><phoneticPr/></is></c></row>',
      1,
    ],
    [
      'empty rows and other elements of like names',
      '<row r="1"/><rowBreaks/><row r="7"><c r="A7" s="1"/><c r="B7" t="str"><f>"村"</f><v>村</v></c></row>',
      7,
    ],
    ['characters by number', '<row r="1"><c r="B1" t="str"><v>&#x6751;</v></c></row>', 1],
  ])('as other programs write it: %s', async (name, rows, line) => {
    const root = rows.startsWith('<x:') ? 'x:' : ''
    const sheet = {
      name: 'xl/worksheets/sheet1.xml',
      content: `<${root}worksheet><${root}sheetData>${rows}</${root}sheetData></${root}worksheet>`,
    }
    const path = fileOf(`${name}.xlsx`, sheetOf('', [sheet]))
    const filled = (await rowsOf(path)).filter(({ cells }) => cells.length > 0)
    expect(filled).toEqual([{ line, cells: ['', '村'] }])
  })

  test('days of the other calendar, Chinese day formats, and colours that are none', async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[Red]0.00"/></numFmts>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="57"/><xf numFmtId="170"/></cellXfs></styleSheet>`
    const rows = '<row r="1"><c r="A1" s="1"><v>42735</v></c><c r="B1" s="2"><v>42735</v></c></row>'
    const path = (name: string, pr: string) =>
      fileOf(
        name,
        sheetOf(rows, [
          { name: 'xl/styles.xml', content: styles },
          {
            name: 'xl/workbook.xml',
            content: `<workbook>${pr}<sheets><sheet name="a" r:id="s0"/></sheets></workbook>`,
          },
        ]),
      )
    expect(await cellsOf(path('1900.xlsx', ''))).toEqual([['2016-12-31', '42735']])
    const later = path('1904.xlsx', '<workbookPr date1904="1"/>')
    expect(await cellsOf(later)).toEqual([['2021-01-01', '42735']])
  })
})

describe('a workbook of several sheets', () => {
  const row = '<row r="1"><c r="A1" t="str"><v>村</v></c></row>'

  test('is read where only one has content that anybody sees', async () => {
    const book = workbookOf([
      { name: '空', rows: '<row r="1"><c r="A1" s="1"/></row>' },
      { name: '花名册', rows: row },
      { name: '字典', rows: row, state: 'hidden' },
      { name: '系统', rows: row, state: 'veryHidden' },
    ])
    expect(await cellsOf(fileOf('one.xlsx', book))).toEqual([['村']])
  })

  test('is not read as if the others were not there, unless one is named', async () => {
    const book = workbookOf([
      { name: '宝坪村', rows: row.replace('村', '宝坪') },
      { name: '天元村', rows: row.replace('村', '天元') },
    ])
    const path = fileOf('several.xlsx', book)
    expect(await refusalOf(path)).toBe('several_sheets')
    await expect(rowsOf(path)).rejects.toThrow('“宝坪村”、“天元村”')
    expect(await rowsOf(path, { sheet: '天元村' })).toEqual([{ line: 1, cells: ['天元'] }])
    expect(await refusalOf(path, { sheet: '吉龙村' })).toBe('not_a_table')
  })
})

describe('an .xlsx that is none', () => {
  test.each<[string, () => Uint8Array, string]>([
    [
      'another archive',
      () => zipOf([{ name: 'word/document.xml', content: '<w/>' }]),
      'not_a_table',
    ],
    ['a workbook without content', () => sheetOf('<row r="1"><c r="A1"/></row>'), 'not_a_table'],
    ['a workbook cut short', () => sheetOf('<row r="1"/>').subarray(0, 300), 'file_damaged'],
    [
      'a sheet that ends in a row',
      () => broken('<row r="1"><c r="A1" t="str"><v>1</v></c>'),
      'file_damaged',
    ],
    [
      'a sheet that ends in a cell',
      () => broken('<row r="1"><c r="A1" t="str"><v>1</v></row>'),
      'file_damaged',
    ],
    [
      'markup that hides markup',
      () => sheetOf('<row r="1"><!-- <c r="A1"><v>1</v></c> --></row>'),
      'not_a_table',
    ],
    ['a part that is locked', () => locked(), 'file_encrypted'],
    ['a part whose sum is wrong', () => damagedSheet(), 'file_damaged'],
    ['a part packed in an unknown way', () => unknownMethod(), 'file_damaged'],
  ])('is refused: %s', async (name, bytes, code) => {
    expect(await refusalOf(fileOf(`${name}.xlsx`, bytes()))).toBe(code)
  })

  const sheetPart = 'xl/worksheets/sheet1.xml'
  const whole = '<worksheet><row r="1"><c r="A1" t="str"><v>村</v></c></row></worksheet>'
  const broken = (rows: string) =>
    sheetOf('', [{ name: sheetPart, content: `<worksheet><sheetData>${rows}` }])
  const locked = () => sheetOf('', [{ name: sheetPart, content: whole, flags: 1 }])
  const damagedSheet = () => sheetOf('', [{ name: sheetPart, content: whole, crc: 1 }])
  const unknownMethod = () => sheetOf('', [{ name: sheetPart, content: whole, method: 14 }])
})
