import { open, stat } from 'node:fs/promises'
import { CsvScanner, hasMoreThan } from './csv'
import { SHEET_LIMITS, type SheetLimits } from './limits'
import { SheetError, tooLarge, tooManyColumns } from './sheet-error'
import { decodeText, detectEncoding } from './text'
import { xlsRows } from './xls'
import { xlsxRows } from './xlsx'

/**
 * One row as it stands in the file. Cells are text, untrimmed; missing ones at the end are left
 * out.
 */
export interface Row {
  /**
   * Line of the file (a row over several lines has its first), or row number of the sheet; from 1.
   */
  line: number
  cells: string[]
}

export interface ReadOptions {
  /** Which worksheet, where a workbook has several with content. */
  sheet?: string
  limits?: Partial<SheetLimits>
}

/**
 * Reads a .csv, .xlsx or .xls file row by row, whatever its name says: the first bytes decide.
 * Numbers arrive as Excel shows them, formulas as their last value. Throws SheetError.
 */
export async function* readTable(path: string, options: ReadOptions = {}): AsyncGenerator<Row> {
  for await (const batch of batchesOf(path, options, false)) yield* batch
}

/**
 * The same, as many rows at a time as came with one piece of the file, and a row of a .csv cut into its
 * cells only when they are asked for: both count on a million rows.
 */
export const readBatches = (path: string, options: ReadOptions = {}): AsyncGenerator<Row[]> =>
  batchesOf(path, options, true)

async function* batchesOf(
  path: string,
  options: ReadOptions,
  isUncut: boolean,
): AsyncGenerator<Row[]> {
  const limits = { ...SHEET_LIMITS, ...options.limits }
  let rows = 0
  for await (const batch of await openTable(path, limits, options.sheet, isUncut)) {
    for (const row of batch) if (hasMoreThan(row, limits.columns)) dropEmptyEnd(row, limits.columns)
    rows += batch.length
    if (rows > limits.rows) throw tooLarge(`超过${limits.rows}行`)
    yield batch
  }
  if (rows === 0) throw new SheetError('not_a_table', '文件里没有内容')
}

async function openTable(
  path: string,
  limits: SheetLimits,
  sheet: string | undefined,
  isUncut: boolean,
): Promise<AsyncIterable<Row[]>> {
  const start = await readStart(path, limits.fileBytes)
  if (start.length === 0) throw new SheetError('not_a_table', '文件是空的')
  const magic = start.readUInt32BE(0)
  if (magic === 0x504b0304) return xlsxRows(path, limits, sheet)
  if (magic === 0xd0cf11e0) return xlsRows(path, limits, sheet)
  const encoding = await detectEncoding(path, start)
  if (!encoding.startsWith('utf-16') && start.includes(0)) {
    throw new SheetError('not_a_table', '这不是表格文件，请用 .xlsx、.xls 或 .csv')
  }
  // Many systems hand out a web page under the name .xls.
  if (/^(\xef\xbb\xbf)?\s*<[a-z!?]/i.test(start.toString('latin1'))) {
    throw new SheetError('not_a_table', '这是网页格式，请用 Excel 打开后另存为 .xlsx 再导入')
  }
  return csvRows(decodeText(path, encoding), new CsvScanner(limits.rowChars, isUncut))
}

async function* csvRows(text: AsyncIterable<string>, scanner: CsvScanner): AsyncGenerator<Row[]> {
  for await (const piece of text) yield scanner.push(piece)
  yield scanner.end()
}

/** The first 64 KiB, at least four bytes long unless the file is empty. */
async function readStart(path: string, limit: number): Promise<Buffer> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new SheetError('file_missing', `找不到文件：${path}`)
  if (!found.isFile()) throw new SheetError('not_a_table', `这不是文件：${path}`)
  if (found.size > limit) throw tooLarge(`超过${Math.floor(limit / 1024 / 1024)}兆`)
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0)
    if (bytesRead === 0) return Buffer.alloc(0)
    return buffer.subarray(0, Math.max(bytesRead, 4)).fill(32, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Formatting leaves empty cells far to the right; only filled ones count. */
function dropEmptyEnd(row: Row, columns: number) {
  const last = row.cells.findLastIndex((cell) => cell.trim() !== '')
  if (last >= columns) throw tooManyColumns(row.line, columns)
  row.cells.length = last + 1
}
