import type { SheetLimits } from './limits'
import { pickSheet } from './pick-sheet'
import type { Row } from './read'
import { rowCells } from './sheet-rows'
import { readWorkbook, type Workbook } from './workbook'
import { attribute } from './xml'
import { BlockScanner } from './xml-blocks'
import { Zip } from './zip'

/**
 * Rows of an .xlsx, inflated and cut as they are asked for. Our own reader: hucre's takes twice as
 * long, holds the shared strings as a tree, runs ahead of its reader, and bounds a part only by
 * the size that the archive claims.
 */
export async function* xlsxRows(
  path: string,
  limits: SheetLimits,
  sheet: string | undefined,
): AsyncGenerator<Row[]> {
  const zip = await Zip.open(path, limits)
  const workbook = await readWorkbook(zip, limits)
  const filled = []
  for (const each of workbook.sheets) {
    if (sheet === each.name || (await hasValues(zip, each.part, limits))) filled.push(each)
  }
  yield* sheetRows(zip, pickSheet(filled, sheet).part, workbook, limits)
}

async function* sheetRows(
  zip: Zip,
  part: string,
  workbook: Workbook,
  limits: SheetLimits,
): AsyncGenerator<Row[]> {
  let batch: Row[] = []
  let line = 0
  const scanner = new BlockScanner('row', limits.rowChars, (tag, inside, prefix) => {
    line = Number(attribute(tag, 'r') ?? line + 1)
    batch.push({ line, cells: rowCells(line, inside, prefix, workbook, limits.columns) })
  })
  const decoder = new TextDecoder()
  for await (const chunk of zip.inflate(part, limits.sheetBytes)) {
    scanner.push(decoder.decode(chunk, { stream: true }))
    yield batch
    batch = []
  }
  scanner.end()
}

/** Whether any cell holds something; stops at the first that does. */
async function hasValues(zip: Zip, part: string, limits: SheetLimits): Promise<boolean> {
  let tail = ''
  for await (const chunk of zip.inflate(part, limits.sheetBytes)) {
    const xml = tail + Buffer.from(chunk).toString('latin1')
    if (/<(?:\w+:)?(?:v|is)[\s>]/.test(xml)) return true
    tail = xml.slice(-64)
  }
  return false
}
