import type { Row } from './read'
import { SheetError } from './sheet-error'

/** A column we know: by its title in our words and the headings clerks give it. */
export interface ColumnSpec<Key extends string> {
  key: Key
  title: string
  /** Other headings, without spaces, brackets and units. */
  names: readonly string[]
  isRequired?: true
}

export interface Header<Key extends string> {
  /** Where in `cells`; -1 where the file has no such column. */
  at: Record<Key, number>
  /** The heading as the file words it; our title where it has none. */
  titles: Record<Key, string>
}

/** A table's body with its header found. `rows` can be read once. */
export interface Table<Key extends string> {
  header: Header<Key>
  rows: AsyncIterable<Row>
  /**
   * Whether a row is the header again, as on the second printed page. Slow: ask only of odd rows.
   */
  isHeaderRow(row: Row): boolean
}

/** Titles, notes and blank rows may stand above; a header further down is not looked for. */
const HEADER_WITHIN = 30

/**
 * Finds the header row by the headings it knows; a header of two rows (人均收入 above 工资, 经营 …) is read
 * as one. Throws SheetError `no_header`, or `missing_column` with the names of those required.
 */
export async function findHeader<Key extends string>(
  source: AsyncIterable<Row>,
  columns: readonly ColumnSpec<Key>[],
): Promise<Table<Key>> {
  const names = namesOf(columns)
  const iterator = source[Symbol.asyncIterator]()
  const buffered = await take(iterator, HEADER_WITHIN)
  try {
    const found = bestHeading(buffered, names)
    const required = columns.filter((column) => column.isRequired)
    const keys = new Set(found.keys.filter((key) => key !== undefined))
    if (keys.size < Math.min(3, required.length - 1)) {
      throw new SheetError(
        'no_header',
        `前${HEADER_WITHIN}行里找不到表头，表头要有：${titles(required)}`,
      )
    }
    const missing = required.filter((column) => !keys.has(column.key))
    if (missing.length > 0) {
      throw new SheetError('missing_column', `表头里缺少：${titles(missing)}`)
    }
    const header = headerOf(columns, found)
    const rows = resume(buffered.slice(found.next), iterator)
    return { header, rows, isHeaderRow: (row) => repeatsHeader(row, found.keys, names) }
  } catch (error) {
    await iterator.return?.()
    throw error
  }
}

const titles = (columns: readonly { title: string }[]) =>
  columns.map(({ title }) => title).join('、')

/**
 * A heading without what differs from file to file: spaces, brackets, stars, letter case, width.
 */
export const plainHeading = (heading: string) =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** 务工时间(月) is also 务工时间, 人均纯收入/元 also 人均纯收入; the fuller form is tried first. */
function formsOf(heading: string): string[] {
  const wide = heading.normalize('NFKC')
  const bare = plainHeading(wide.replace(/\([^()]*\)|\[[^[\]]*\]/g, ''))
  const whole = plainHeading(wide)
  return [whole, bare, bare.replace(/(万?元|亩|个?月|平方米|m2)$/, '')].filter(
    (form) => form !== '',
  )
}

function namesOf<Key extends string>(columns: readonly ColumnSpec<Key>[]): Map<string, Key> {
  const names = new Map<string, Key>()
  const add = (name: string, key: Key) => names.has(name) || names.set(name, key)
  const all = columns.flatMap(({ key, title, names }) =>
    [title, ...names].map((name) => ({ key, name })),
  )
  for (const { key, name } of all) add(plainHeading(name), key)
  // Shorter forms only where they are not another column's own name.
  for (const { key, name } of all) for (const form of formsOf(name)) add(form, key)
  return names
}

interface Heading<Key> {
  keys: (Key | undefined)[]
  texts: string[]
  /** Index of the first row below it. */
  next: number
}

/** The row with most known headings; two rows together, if that brings at least two more. */
function bestHeading<Key extends string>(rows: Row[], names: Map<string, Key>): Heading<Key> {
  const single = rows.map(({ cells }, i) => ({
    keys: cells.map((cell) => keyOf(cell, names)),
    texts: cells,
    next: i + 1,
  }))
  const double = single.slice(1).map((lower, i) => mergeHeadings(single[i] ?? lower, lower))
  const one = richest(single)
  const two = richest(double)
  return distinct(two.keys) > distinct(one.keys) + 1 ? two : one
}

function richest<Key>(headings: Heading<Key>[]): Heading<Key> {
  const none: Heading<Key> = { keys: [], texts: [], next: 0 }
  return headings.reduce(
    (best, each) => (distinct(each.keys) > distinct(best.keys) ? each : best),
    none,
  )
}

function mergeHeadings<Key>(upper: Heading<Key>, lower: Heading<Key>): Heading<Key> {
  const width = Math.max(upper.keys.length, lower.keys.length)
  const merged: Heading<Key> = { keys: [], texts: [], next: lower.next }
  for (let i = 0; i < width; i++) {
    merged.keys.push(lower.keys[i] ?? upper.keys[i])
    merged.texts.push((lower.keys[i] ? lower.texts[i] : upper.texts[i]) ?? '')
  }
  return merged
}

const distinct = (keys: unknown[]) => new Set(keys.filter((key) => key !== undefined)).size

function keyOf<Key extends string>(cell: string, names: Map<string, Key>): Key | undefined {
  // No heading is longer, many a note above the table is.
  if (cell === '' || cell.length > 40) return undefined
  for (const form of formsOf(cell)) {
    const key = names.get(form)
    if (key) return key
  }
  return undefined
}

function headerOf<Key extends string>(
  columns: readonly ColumnSpec<Key>[],
  found: Heading<Key>,
): Header<Key> {
  // Of two columns with one heading the first counts: the second is usually the helper's name or
  // phone.
  const at = columns.map(({ key }) => [key, found.keys.indexOf(key)] as const)
  const titleAt = (i: number, title: string) => (i < 0 ? title : (found.texts[i] ?? '').trim())
  return {
    at: Object.fromEntries(at) as Record<Key, number>,
    titles: Object.fromEntries(
      columns.map(({ key, title }) => [key, titleAt(found.keys.indexOf(key), title)]),
    ) as Record<Key, string>,
  }
}

/** At least half of its columns say what the header says there. */
function repeatsHeader<Key extends string>(
  row: Row,
  keys: (Key | undefined)[],
  names: Map<string, Key>,
): boolean {
  const known = keys.filter((key) => key !== undefined).length
  let same = 0
  keys.forEach((key, i) => {
    if (key !== undefined && keyOf(row.cells[i] ?? '', names) === key) same += 1
  })
  return same * 2 > known
}

async function take(iterator: AsyncIterator<Row>, count: number): Promise<Row[]> {
  const rows: Row[] = []
  while (rows.length < count) {
    const next = await iterator.next()
    if (next.done) break
    rows.push(next.value)
  }
  return rows
}

/** Not a generator: one more of those per row would be felt on half a million rows. */
function resume(first: Row[], iterator: AsyncIterator<Row>): AsyncIterable<Row> {
  let given = 0
  const rest: AsyncIterator<Row> = {
    next: () => {
      const value = first[given++]
      return value ? Promise.resolve({ done: false, value }) : iterator.next()
    },
    return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
  }
  return { [Symbol.asyncIterator]: () => rest }
}
