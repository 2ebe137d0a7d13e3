import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll } from 'vitest'
import { readTable, type ReadOptions, type Row } from '../../../api/sheets/read'
import { SheetError } from '../../../api/sheets/sheet-error'

let folder = ''

/** Gives a test file a folder for its sheets, which goes when it is done. */
export function useFolder(): void {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sheets-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
    folder = ''
  })
}

export function pathOf(name: string): string {
  if (folder === '') throw new Error('the test file has no useFolder()')
  return join(folder, name)
}

export function fileOf(name: string, content: string | Uint8Array): string {
  const path = pathOf(name)
  writeFileSync(path, content)
  return path
}

export async function rowsOf(path: string, options?: ReadOptions): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of readTable(path, options)) rows.push(row)
  return rows
}

/** The code a file is refused by, or 'read' where it is not. */
export async function refusalOf(path: string, options?: ReadOptions): Promise<string> {
  try {
    for await (const _ of readTable(path, options));
    return 'read'
  } catch (error) {
    if (error instanceof SheetError) return error.code
    throw error
  }
}

export interface Part {
  name: string
  content: string | Uint8Array
  /** What the directory says of its size, where that is not the truth. */
  claimedBytes?: number
  /** Already deflated; then `claimedBytes` and `crc` are needed. */
  deflated?: boolean
  crc?: number
  flags?: number
  method?: number
}

/** A zip archive written by hand, so that it can lie. */
export function zipOf(parts: Part[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const content = Buffer.from(part.content)
    const packed = part.deflated ? content : deflateRawSync(content)
    const name = Buffer.from(part.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(part.flags ?? 0, 2)
    fields.writeUInt16LE(part.method ?? 8, 4)
    fields.writeUInt32LE(part.crc ?? crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(part.claimedBytes ?? content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed])
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, entry, name]))
    bodies.push(body)
    offset += body.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, entries, Buffer.from('PK\x05\x06'), end])
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface Sheet {
  name: string
  /** The inside of `<sheetData>`. */
  rows: string
  state?: string
}

export const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`

/** The parts of a workbook of these sheets; `more` replaces or adds parts. */
export function workbookParts(sheets: Sheet[], more: Part[] = []): Part[] {
  const parts: Part[] = [
    {
      name: '_rels/.rels',
      content: `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook><sheets>${sheets
        .map(
          ({ name, state }, i) =>
            `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="s${i}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${sheets
        .map((_, i) => relation(`s${i}`, 'worksheet', `worksheets/sheet${i + 1}.xml`))
        .join('')}${relation('t', 'sharedStrings', 'sharedStrings.xml')}${relation(
        'y',
        'styles',
        '/xl/styles.xml',
      )}</Relationships>`,
    },
    ...sheets.map(({ rows }, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ]
  return [...parts.filter((part) => more.every((other) => other.name !== part.name)), ...more]
}

export const workbookOf = (sheets: Sheet[], more: Part[] = []) => zipOf(workbookParts(sheets, more))

/** A workbook of one sheet with these rows. */
export const sheetOf = (rows: string, more: Part[] = []) =>
  workbookOf([{ name: '花名册', rows }], more)
