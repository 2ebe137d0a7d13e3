import { readFile } from 'node:fs/promises'
import { numberText } from './cell-text'
import type { SheetLimits } from './limits'
import { pickSheet } from './pick-sheet'
import type { Row } from './read'
import { damaged, SheetError, tooLarge } from './sheet-error'

/** A password-protected .xlsx comes in the same container as an .xls. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/** Rows of an old .xls (Excel 97–2003), which is small by its nature and read whole. */
export async function* xlsRows(
  path: string,
  limits: SheetLimits,
  sheet: string | undefined,
): AsyncGenerator<Row[]> {
  const bytes = await readFile(path)
  if (bytes.length > limits.xlsBytes) throw tooLarge('旧格式 .xls')
  if (bytes.includes(ENCRYPTED)) {
    throw new SheetError('file_encrypted', '文件有密码，请去掉密码再导入')
  }
  // Loaded only when wanted: old files are rare and the library is large.
  const { readXls } = await import('hucre')
  const { sheets } = await readXls(bytes).catch(() => {
    throw damaged()
  })
  const filled = sheets.filter(({ rows }) => rows.some((row) => row?.some(isFilled)))
  const { rows } = pickSheet(filled, sheet)
  const batch: Row[] = []
  // Rows without a cell are holes in the array.
  rows.forEach((row, i) => batch.push({ line: i + 1, cells: Array.from(row, textOf) }))
  yield batch
}

const isFilled = (value: unknown) => value !== null && value !== undefined && value !== ''

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return ''
}
