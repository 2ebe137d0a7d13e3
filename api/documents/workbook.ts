import type { CellStyle, CellValue } from 'hucre/xlsx'

export interface WorkbookColumn {
  header: string
  /** In characters of Latin width; without it, what the longest value needs. */
  width?: number
  /**
   * - `text`, which is what a column is by itself: numbers, too, keep their leading zeros
   * - `number`: may be added up
   * - `money`: given in fen, shown in yuan
   * - `day`: given as `YYYY-MM-DD`
   */
  kind?: 'text' | 'number' | 'money' | 'day'
}

export interface WorkbookSheet {
  /** At most 31 characters, none of `[]:*?/\`, and no two alike. */
  name: string
  columns: readonly WorkbookColumn[]
  /** In the order of the columns; null is an empty cell. */
  rows: readonly (readonly (string | number | null)[])[]
}

const FORMAT = { text: '@', number: 'General', money: '#,##0.00', day: 'yyyy-mm-dd' }
const HEADING: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8E8E8' } },
  alignment: { vertical: 'center', wrapText: true },
}
/** What a cell of Excel holds. */
const LONGEST = 32_767
const MAX_WIDTH = 60
/** Day 0 of Excel's calendar, as it counts since March 1900. */
const EPOCH = Date.UTC(1899, 11, 30)
const DAY = 86_400_000

/**
 * An .xlsx whose heading stays in sight and comes again on every printed page. No text becomes a
 * formula, whatever it begins with.
 * @param writtenAt stands in the file's properties; the same data and instant give the same bytes
 * @throws of hucre, where a sheet's name is not one
 */
export async function writeWorkbook(
  sheets: readonly WorkbookSheet[],
  writtenAt: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded by the first who writes.
  const { writeXlsx } = await import('hucre/xlsx')
  const bytes = await writeXlsx({
    properties: { created: writtenAt, modified: writtenAt },
    sheets: sheets.map(({ name, columns, rows }) => ({
      name,
      columns: columns.map(({ width, kind = 'text' }, at) => ({
        width: width ?? widthOf([columns[at]?.header ?? '', ...rows.map((row) => row[at] ?? '')]),
        style: { numFmt: FORMAT[kind] },
      })),
      rows: [
        columns.map(({ header }) => header),
        ...rows.map((row) => columns.map(({ kind = 'text' }, at) => cellOf(row[at] ?? null, kind))),
      ],
      cells: new Map(columns.map((_, at) => [`0,${at}`, { style: HEADING }])),
      freezePane: { rows: 1 },
      pageSetup: {
        paperSize: 'a4' as const,
        orientation: columns.length > 6 ? ('landscape' as const) : ('portrait' as const),
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '$1:$1',
      },
    })),
  })
  return new Uint8Array(bytes)
}

function cellOf(value: string | number | null, kind: keyof typeof FORMAT): CellValue {
  if (value === null) return null
  if (kind === 'money' && typeof value === 'number') return value / 100
  if (kind === 'number' && typeof value === 'number') return value
  if (kind === 'day' && /^\d{4}-\d\d-\d\d$/.test(String(value)))
    return (Date.parse(`${value}T00:00:00Z`) - EPOCH) / DAY
  return String(value).slice(0, LONGEST)
}

/** Characters of Chinese are as wide as two. */
function widthOf(values: readonly (string | number)[]): number {
  const widths = values.map((value) => String(value).replace(/[^\x20-\x7e]/gu, '__').length)
  return Math.min(MAX_WIDTH, widths.reduce((most, width) => Math.max(most, width), 6) + 2)
}
