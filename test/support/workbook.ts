import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readTable } from '../../api/sheets/read'

/** The rows of a worksheet as whoever opens it sees them, its heading first. */
export async function rowsOf(bytes: Uint8Array, sheet: string): Promise<string[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'workbook-'))
  try {
    const file = join(folder, 'book.xlsx')
    await writeFile(file, bytes)
    const rows: string[][] = []
    for await (const { cells } of readTable(file, { sheet })) rows.push(cells)
    return rows
  } finally {
    await rm(folder, { recursive: true })
  }
}
