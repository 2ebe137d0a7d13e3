import { Readable } from 'node:stream'
import type { DepartmentRecords } from '../../db/values/comparisons'
import { type ColumnSpec, findHeader, plainHeading } from '../sheets/header'
import { readBatches, type Row } from '../sheets/read'
import { SheetError } from '../sheets/sheet-error'
import { RECORD_FIELDS, type RecordField, SHAPES } from './columns'
import { readRecordId } from './record-id'
import { RECORDS } from './words'

/** Where each field stands in `cells`; -1 where the file has no such column. */
export type FieldColumns = Record<RecordField, number>

/** A department's file with its columns known. */
export interface RecordsFile {
  at: FieldColumns
  /** As the file words it; of 损失（万元） the unit is told by it. */
  amountHeading: string
  /** The headings, plain and in order: the next file with them is read alike. */
  headings: string
  /** Its rows, many at a time. */
  batches: AsyncIterable<Row[]>
  isHeaderRow: (row: Row) => boolean
}

export interface OpenOptions {
  records: DepartmentRecords
  /** What the office said of a column: field by heading, `证件号码` → id. */
  said?: ReadonlyMap<string, RecordField>
  /** What it said of earlier files, by their headings. */
  remembered: ReadonlyMap<string, Partial<FieldColumns>>
  sheet?: string
  today: string
}

/** Titles, notes and blank rows may stand above the header. */
const HEADER_WITHIN = 30
/** More rows than one sheet of Excel has come as CSV. */
const LIMITS = { rows: 20_000_000, fileBytes: 4096 * 1024 * 1024 }

/**
 * Opens a department's file and finds its columns. Throws SheetError where it is no table, lacks a
 * column, or is another department's.
 */
export async function openRecords(path: string, options: OpenOptions): Promise<RecordsFile> {
  const { records, said, remembered, sheet } = options
  const rows = readBatches(path, { limits: LIMITS, ...(sheet && { sheet }) })
  const first = await take(rows, HEADER_WITHIN)
  const top = first.slice(0, HEADER_WITHIN)
  try {
    const known = top.findIndex((row) => remembered.has(headingsOf(row)))
    const header = first[known]
    if (header && !said) return asRemembered(first, known, header, rows, remembered)
    requireRecords(top, records, said)
    return await found(first, rows, options)
  } catch (error) {
    await rows.return(undefined)
    throw error
  }
}

function asRemembered(
  first: Row[],
  index: number,
  header: Row,
  rows: AsyncGenerator<Row[]>,
  remembered: OpenOptions['remembered'],
): RecordsFile {
  const headings = headingsOf(header)
  const at = { ...NOWHERE, ...remembered.get(headings) }
  return {
    at,
    amountHeading: header.cells[at.amount] ?? '',
    headings,
    batches: followedBy(first.slice(index + 1), rows),
    isHeaderRow: (row) => headingsOf(row) === headings,
  }
}

const NOWHERE = Object.fromEntries(RECORD_FIELDS.map((field) => [field, -1])) as FieldColumns

async function found(
  first: Row[],
  rows: AsyncGenerator<Row[]>,
  options: OpenOptions,
): Promise<RecordsFile> {
  const { records, said } = options
  const shape = SHAPES[records]
  const table = await findHeader(Readable.from(first), saidFirst(shape.columns, said))
  const below: Row[] = []
  for await (const row of table.rows) below.push(row)
  const at = { ...NOWHERE, ...table.header.at }
  // A certificate of disability is numbered by its holder's identity number.
  if (at.id < 0 && records === 'disability') at.id = at.certificate
  const header = first.slice(0, HEADER_WITHIN).find(({ cells }) => {
    const { titles } = table.header
    return Object.entries(titles).every(
      ([field, title]) => at[field as RecordField] < 0 || cells.some((c) => c.trim() === title),
    )
  })
  const { needs } = shape
  if (at.id < 0)
    throw new SheetError(
      'missing_column',
      whichIsId(first.slice(0, HEADER_WITHIN), header, options.today),
    )
  if (needs && at[needs] < 0)
    throw new SheetError('missing_column', `表头里缺少：${titleOf(shape.columns, needs)}`)
  return {
    at,
    amountHeading: table.header.titles.amount ?? '',
    headings: headingsOf(header),
    batches: followedBy(below, rows),
    isHeaderRow: table.isHeaderRow,
  }
}

const titleOf = (columns: readonly ColumnSpec<RecordField>[], field: RecordField) =>
  columns.find(({ key }) => key === field)?.title ?? field

/** What the office says of a heading goes before what we think of it. */
function saidFirst(
  columns: readonly ColumnSpec<RecordField>[],
  said: OpenOptions['said'],
): ColumnSpec<RecordField>[] {
  if (!said) return [...columns]
  const headings = new Map([...said].map(([heading, field]) => [plainHeading(heading), field]))
  const isSaid = (name: string) => headings.has(plainHeading(name))
  const missing = [...new Set(headings.values())]
    .filter((field) => columns.every(({ key }) => key !== field))
    .map((key): ColumnSpec<RecordField> => ({ key, title: key, names: [] }))
  return [...columns, ...missing].map(({ key, title, names }) => {
    const own = [...headings].flatMap(([heading, field]) => (field === key ? [heading] : []))
    // Of a field that was pointed out only that column counts.
    if (own.length > 0) return { key, title: own[0] ?? title, names: own }
    return { key, title: isSaid(title) ? key : title, names: names.filter((n) => !isSaid(n)) }
  })
}

/** Refuses a file whose headings are another department's. */
function requireRecords(
  first: readonly Row[],
  records: DepartmentRecords,
  said: OpenOptions['said'],
): void {
  const headings = new Set(first.flatMap(({ cells }) => cells.flatMap(formsOf)))
  const has = (of: DepartmentRecords, fields: readonly RecordField[]) =>
    SHAPES[of].columns.some(
      ({ key, title, names }) =>
        fields.includes(key) && [title, ...names].some((name) => headings.has(plainHeading(name))),
    )
  const { telling, hinting, titled, columns } = SHAPES[records]
  if (has(records, telling)) return
  const others = (Object.keys(SHAPES) as DepartmentRecords[]).filter((each) => each !== records)
  const other = others.find((each) => has(each, SHAPES[each].telling))
  const { title } = RECORDS[records]
  if (other)
    throw new SheetError(
      'wrong_records',
      `这像是“${RECORDS[other].title}”的文件，不是“${title}”的，没有比对`,
    )
  const isTitled = first.some(({ cells }) => cells.some((c) => c.length > 3 && titled.test(c)))
  if (isTitled || has(records, hinting) || said) return
  const wanted = [...telling, ...hinting].map((field) => titleOf(columns, field)).join('、')
  throw new SheetError(
    'not_these_records',
    `看不出这是“${title}”的文件：表头里至少要有一列：${wanted}`,
  )
}

const formsOf = (cell: string): string[] =>
  cell.length > 40
    ? []
    : [plainHeading(cell), plainHeading(cell.replace(/[(（[【].*?[)）\]】]/gu, ''))].filter(Boolean)

/** A column nobody named whose values look like identity numbers is proposed. */
function whichIsId(first: readonly Row[], header: Row | undefined, today: string): string {
  const missing = '表头里缺少：证件号码'
  const width = Math.max(0, ...first.map(({ cells }) => cells.length))
  for (let column = 0; column < width; column++) {
    const cells = first.flatMap(({ cells }) => (cells[column] ?? '').trim() || [])
    const ids = cells.filter(
      (cell) => cell.length >= 15 && readRecordId(cell, today).kind === 'whole',
    )
    if (ids.length === 0 || ids.length * 2 < cells.length - 1) continue
    const heading = (header?.cells[column] ?? cells[0] ?? '').trim()
    const isHeading = heading !== '' && readRecordId(heading, today).kind !== 'whole'
    return isHeading
      ? `${missing}。第${column + 1}列“${heading}”看起来就是，确认的话加上 --columns ${heading}=id 再来一次，以后不用再写`
      : `${missing}。第${column + 1}列看起来就是，但没有表头，请补上表头再来一次`
  }
  return `${missing}。请用 --columns 表头=id 指明是哪一列`
}

const headingsOf = (row: Row | undefined): string =>
  (row?.cells ?? []).map((cell) => plainHeading(cell)).join('|')

/** At least so many rows, or all there are. */
async function take(rows: AsyncGenerator<Row[]>, count: number): Promise<Row[]> {
  const taken: Row[] = []
  while (taken.length < count) {
    const next = await rows.next()
    if (next.done) break
    taken.push(...next.value)
  }
  return taken
}

async function* followedBy(first: Row[], rest: AsyncGenerator<Row[]>): AsyncGenerator<Row[]> {
  yield first
  yield* rest
}
