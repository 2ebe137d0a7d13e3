type Cell = string | number | { formula: string } | { day: number }
export interface OldSheet {
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
export function xlsOf(...sheets: OldSheet[]): Buffer {
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
