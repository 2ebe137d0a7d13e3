import { describe, expect, test } from 'vitest'
import { fileOf, refusalOf, rowsOf, useFolder } from './files'

useFolder()

type Cell = string | number | { formula: string } | { day: number }
interface OldSheet {
  name: string
  /** Cells by row and column, each from 0. */
  cells: [row: number, column: number, Cell][]
}

const record = (id: number, ...fields: Buffer[]) => {
  const body = Buffer.concat(fields)
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(body.length, 2)
  return Buffer.concat([head, body])
}
const u16 = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, i) => bytes.writeUInt16LE(value, i * 2))
  return bytes
}
const u32 = (value: number) => u16(value & 0xffff, value >>> 16)
const f64 = (value: number) => {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return bytes
}
const wide = (text: string) => Buffer.concat([Buffer.from([1]), Buffer.from(text, 'utf16le')])
const EOF = record(10)

function cellRecord([row, column, cell]: OldSheet['cells'][number]): Buffer {
  const at = (style: number) => u16(row, column, style)
  if (typeof cell === 'string') return record(516, at(0), u16(cell.length), wide(cell))
  if (typeof cell === 'number') return record(515, at(0), f64(cell))
  if ('day' in cell) return record(515, at(1), f64(cell.day))
  const value = Buffer.from([0, 0, 0, 0, 0, 0, 255, 255])
  const text = record(519, u16(cell.formula.length), wide(cell.formula))
  return Buffer.concat([record(6, at(0), value, Buffer.alloc(8)), text])
}

const bof = (kind: number) => record(2057, u16(0x0600, kind, 0, 0), Buffer.alloc(8))
const style = (format: number) => record(224, u16(0, format), Buffer.alloc(16))

/** The workbook stream of Excel 97, with a plain and a day style. */
function workbookStream(sheets: OldSheet[]): Buffer {
  const bodies = sheets.map(({ cells }) => Buffer.concat([bof(16), ...cells.map(cellRecord), EOF]))
  const globals = (offsets: number[]) =>
    Buffer.concat([
      bof(5),
      style(0),
      style(14),
      ...sheets.map(({ name }, i) =>
        record(133, u32(offsets[i] ?? 0), u16(0), Buffer.from([name.length]), wide(name)),
      ),
      EOF,
    ])
  let offset = globals([]).length
  const offsets = bodies.map((body) => (offset += body.length) - body.length)
  return Buffer.concat([globals(offsets), ...bodies])
}

/** The container of old Office files with one stream, padded so that it is no mini stream. */
function xlsOf(...sheets: OldSheet[]): Buffer {
  const stream = workbookStream(sheets)
  const sectors = Math.max(8, Math.ceil(stream.length / 512))
  const header = Buffer.alloc(512, 0xff)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.fill(0, 8, 76)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(0xfffffffe, 60)
  header.writeUInt32LE(0xfffffffe, 68)
  header.writeUInt32LE(0, 76)
  const fat = Buffer.alloc(512, 0xff)
  fat.writeUInt32LE(0xfffffffd, 0)
  fat.writeUInt32LE(0xfffffffe, 4)
  for (let i = 0; i < sectors; i++) {
    fat.writeUInt32LE(i === sectors - 1 ? 0xfffffffe : i + 3, 8 + i * 4)
  }
  const directory = Buffer.alloc(512)
  const entry = (at: number, name: string, type: number, start: number, size: number) => {
    directory.write(name, at, 'utf16le')
    directory.writeUInt16LE((name.length + 1) * 2, at + 64)
    directory[at + 66] = type
    directory.fill(0xff, at + 68, at + 80)
    directory.writeUInt32LE(start, at + 116)
    directory.writeUInt32LE(size, at + 120)
  }
  entry(0, 'Root Entry', 5, 0xfffffffe, 0)
  entry(128, 'Workbook', 2, 2, sectors * 512)
  const body = Buffer.alloc(sectors * 512)
  stream.copy(body)
  return Buffer.concat([header, fat, directory, body])
}

describe('an old .xls', () => {
  test('gives its rows by number, as text', async () => {
    const book = xlsOf({
      name: '花名册',
      cells: [
        [0, 0, '标题'],
        [2, 1, '李𠮷'],
        [2, 2, Number('509938197612262359')],
        [2, 3, 19900000150],
        [2, 4, { formula: '天元村' }],
        [2, 5, { day: 42735 }],
      ],
    })
    const rows = (await rowsOf(fileOf('old.xls', book))).filter(({ cells }) => cells.length > 0)
    expect(rows).toEqual([
      { line: 1, cells: ['标题'] },
      { line: 3, cells: ['', '李𠮷', '5.09938E+17', '19900000150', '天元村', '2016-12-31'] },
    ])
  })

  test('of several filled sheets is refused unless one is named, of empty ones altogether', async () => {
    const cells: OldSheet['cells'] = [[0, 0, '村']]
    const several = xlsOf({ name: '甲', cells }, { name: '乙', cells: [[0, 0, '社']] })
    const path = fileOf('several.xls', several)
    expect(await refusalOf(path)).toBe('several_sheets')
    expect(await rowsOf(path, { sheet: '乙' })).toEqual([{ line: 1, cells: ['社'] }])
    const one = fileOf('one.xls', xlsOf({ name: '空', cells: [] }, { name: '甲', cells }))
    expect(await rowsOf(one)).toEqual([{ line: 1, cells: ['村'] }])
    expect(await refusalOf(fileOf('none.xls', xlsOf({ name: '空', cells: [] })))).toBe(
      'not_a_table',
    )
  })

  test('that is larger than any of its kind is refused', async () => {
    const path = fileOf('large.xls', xlsOf({ name: '甲', cells: [[0, 0, '村']] }))
    expect(await refusalOf(path, { limits: { xlsBytes: 4_000 } })).toBe('file_too_large')
  })
})
