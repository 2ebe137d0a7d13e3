import { createWriteStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readTable } from '../../../api/sheets/read'
import { fileOf, pathOf, refusalOf, rowsOf, sheetOf, type Part, useFolder } from './files'

useFolder()

const MIB = 1024 * 1024
const sheet = 'xl/worksheets/sheet1.xml'

/**
 * 20 MiB of one row over and over, in 20 to 120 KB; `claimedBytes` is what the archive says of it.
 */
function bomb(
  name: string,
  open: string,
  unit: string,
  close: string,
  claimedBytes?: number,
): Part {
  const filling = unit.repeat(Math.ceil((20 * MIB) / unit.length))
  const content = Buffer.from(open + filling + close)
  return {
    name,
    content: deflateRawSync(content),
    deflated: true,
    crc: crc32(content),
    claimedBytes: claimedBytes ?? content.length,
  }
}

describe('an archive that swells', { timeout: 60_000 }, () => {
  const row = `<row r="1"><c r="A1" t="str"><v>${'村'.repeat(20)}</v></c></row>`
  const rows = (claimed?: number) =>
    bomb(sheet, '<worksheet><sheetData>', row, '</sheetData></worksheet>', claimed)

  test.each<[string, () => Part]>([
    ['and says so', () => rows()],
    ['and claims to be small', () => rows(1_000)],
    ['into empty rows', () => bomb(sheet, '<worksheet>', '<row/>', '</worksheet>')],
    ['into one endless cell', () => bomb(sheet, '<worksheet><row><c t="str"><v>', 'a', '')],
    ['into spaces', () => bomb(sheet, '<worksheet>', ' ', '</worksheet>')],
    [
      'in its shared strings',
      () => bomb('xl/sharedStrings.xml', '<sst>', '<si><t>a</t></si>', '</sst>'),
    ],
    ['in its styles', () => bomb('xl/styles.xml', '<styleSheet>', '<xf/>', '</styleSheet>', 100)],
  ])('%s is refused', async (name, part) => {
    const path = fileOf(`${name}.xlsx`, sheetOf(row, [part()]))
    expect(statSync(path).size).toBeLessThan(200_000)
    expect(await refusalOf(path)).toBe('file_too_large')
  })

  test('is not even opened where it says what it will be', async () => {
    const small = { name: sheet, content: `<worksheet>${row}</worksheet>` }
    const honest = fileOf('small.xlsx', sheetOf('', [small]))
    expect(await refusalOf(honest)).toBe('read')
    const large = fileOf('claim.xlsx', sheetOf('', [{ ...small, claimedBytes: 3 * 1024 * MIB }]))
    expect(await refusalOf(large)).toBe('file_too_large')
  })

  test('is told by its size where it packs no better than a real one', async () => {
    const path = fileOf('plain.xlsx', sheetOf(row))
    const bytes = '<?xml version="1.0"?><worksheet><sheetData></sheetData></worksheet>'.length
    const size = bytes + Buffer.byteLength(row)
    expect(await refusalOf(path, { limits: { sheetBytes: size - 1 } })).toBe('file_too_large')
    expect(await refusalOf(path, { limits: { sheetBytes: size } })).toBe('read')
  })

  test('strings beyond any county are refused', async () => {
    const strings = {
      name: 'xl/sharedStrings.xml',
      content: `<sst>${'<si><t>a</t></si>'.repeat(4)}</sst>`,
    }
    const path = fileOf('strings.xlsx', sheetOf(row, [strings]))
    expect(await refusalOf(path, { limits: { strings: 3 } })).toBe('file_too_large')
    expect(await refusalOf(path, { limits: { strings: 4 } })).toBe('read')
  })
})

const line = (columns: number, last: string) =>
  `${Array.from({ length: columns }, (_, i) => (i === columns - 1 ? last : i % 7 ? '' : i)).join(',')}\n`
const cell = (reference: string) => `<row r="9"><c r="${reference}" t="str"><v>村</v></c></row>`

describe('a table of many columns', () => {
  test('is read up to 120, and 200 are refused with the line', async () => {
    const wide = fileOf('wide.csv', line(120, '村').repeat(3))
    expect((await rowsOf(wide)).map(({ cells }) => cells.length)).toEqual([120, 120, 120])
    const wider = fileOf('wider.csv', line(5, '村') + line(200, '村'))
    await expect(rowsOf(wider)).rejects.toMatchObject({
      code: 'too_many_columns',
      message: '第2行超过120列，请删去用不着的列再导入',
    })
    expect(await refusalOf(fileOf('121.csv', line(121, '村')))).toBe('too_many_columns')
  })

  test('counts only columns that say something', async () => {
    const rows = await rowsOf(fileOf('empty.csv', `${','.repeat(118)}村${', '.repeat(81)}\n`))
    expect(rows[0]?.cells).toHaveLength(119)
  })

  test('is refused in a workbook as well, however far out the cell', async () => {
    expect(await refusalOf(fileOf('DP.xlsx', sheetOf(cell('DP9'))))).toBe('read')
    expect(await refusalOf(fileOf('DQ.xlsx', sheetOf(cell('DQ9'))))).toBe('too_many_columns')
    expect(await refusalOf(fileOf('XFD.xlsx', sheetOf(cell('XFD9'))))).toBe('too_many_columns')
    expect(await refusalOf(fileOf('Z.xlsx', sheetOf(cell('ZZZZZZZZZ9'))))).toBe('too_many_columns')
  })
})

async function read(path: string) {
  const before = process.memoryUsage().rss
  let [rows, most, last] = [0, 0, '']
  for await (const { line, cells } of readTable(path)) {
    rows += 1
    last = `${line} ${cells[5]}`
    if (rows % 10_000 === 0) most = Math.max(most, process.memoryUsage().rss - before)
  }
  return { rows, last, most }
}

const textCell = (letter: string, row: number, value: string) =>
  `<c r="${letter}${row}" t="inlineStr"><is><t>${value}</t></is></c>`

describe('a large file', () => {
  /** Keeping the rows takes 230 MiB, reading them 30. */
  const ROOM = 130 * MIB

  test('of half a million rows is read in the room of a few', { timeout: 120_000 }, async () => {
    const ROWS = 500_000
    const path = pathOf('many.csv')
    function* lines() {
      const rest = ',男,汉族,初中,19900000150'
      for (let i = 0; i < ROWS; i += 1_000) {
        let text = ''
        for (let j = i; j < i + 1_000; j++)
          text += `巫溪县,天元乡,宝坪村,5社,${j},牟大山${j}${rest}\n`
        yield text
      }
    }
    await pipeline(Readable.from(lines()), createWriteStream(path))
    const { rows, last, most } = await read(path)
    expect({ rows, last }).toEqual({ rows: ROWS, last: '500000 牟大山499999' })
    expect(most).toBeLessThan(ROOM)
  })

  test('is read from a workbook to its last row', { timeout: 120_000 }, async () => {
    const ROWS = 100_000
    function* xml() {
      yield '<worksheet><sheetData>'
      for (let i = 1; i <= ROWS; i += 1_000) {
        let part = ''
        for (let j = i; j < i + 1_000; j++) {
          part += `<row r="${j}">${textCell('A', j, '宝坪村')}<c r="B${j}"><v>${j * 7}</v></c>${textCell('F', j, `牟大山${j}`)}</row>`
        }
        yield part
      }
      yield '</sheetData></worksheet>'
    }
    let crc = 0
    let bytes = 0
    const packed: Buffer[] = []
    const measured = Readable.from(xml()).map((part: string) => {
      const chunk = Buffer.from(part)
      crc = crc32(chunk, crc)
      bytes += chunk.length
      return chunk
    })
    await pipeline(measured, createDeflateRaw({ level: 1 }), async (chunks) => {
      for await (const chunk of chunks) packed.push(chunk as Buffer)
    })
    const part = {
      name: sheet,
      content: Buffer.concat(packed),
      deflated: true,
      crc,
      claimedBytes: bytes,
    }
    const { rows, last } = await read(fileOf('many.xlsx', sheetOf('', [part])))
    expect({ rows, last }).toEqual({ rows: ROWS, last: '100000 牟大山100000' })
  })

  test('of more rows than Excel has, or more bytes than a county, is refused', async () => {
    const path = fileOf('rows.csv', 'a,b\n'.repeat(5))
    expect(await refusalOf(path, { limits: { rows: 5 } })).toBe('read')
    expect(await refusalOf(path, { limits: { rows: 4 } })).toBe('file_too_large')
    expect(await refusalOf(path, { limits: { fileBytes: 20 } })).toBe('read')
    expect(await refusalOf(path, { limits: { fileBytes: 19 } })).toBe('file_too_large')
  })
})
