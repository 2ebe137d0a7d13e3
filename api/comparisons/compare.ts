import type { DepartmentRecords } from '../../db/values/comparisons'
import type { LeadClass, LeadKind } from '../../db/values/leads'
import type { TriggerFigures } from '../monitoring/triggers'
import { masked } from '../roll/import/findings'
import { cellOf } from '../sheets/csv'
import { isTotalRow } from '../sheets/total-row'
import type { Row } from '../sheets/read'
import { RECORD_FIELDS, type RecordField } from './columns'
import { Judge } from './judge'
import { type Match, Matcher, plainName } from './match'
import type { RecordsFile } from './open-file'
import { NumberFilter } from './number-filter'
import { readRecordId, type SkipReason } from './record-id'
import type { RegisterHousehold, RegisterPerson } from './register'
import type { RecordRow } from './rules'

/** Something a file says of a household that the register does not. */
export interface Found {
  kind: LeadKind
  class: LeadClass
  household: RegisterHousehold
  person: RegisterPerson
  isPossible: boolean
  /** The same finding has the same, whatever file says it. */
  evidence: string
  text: string
}

/** A row that could not be compared. */
export interface Skipped {
  line: number
  reason: SkipReason
  /** The number as far as it may be shown. */
  id: string
}

export interface Comparison {
  /** Rows of people or their things, without headings and sums. */
  rows: number
  /** Rows about somebody who is compared. */
  matched: number
  found: Found[]
  skipped: Skipped[]
  /** All of them; `skipped` holds the first. */
  skippedRows: number
  /** Townships the file names too few of to say who is missing from it. */
  incomplete: string[]
}

export interface CompareOptions {
  records: DepartmentRecords
  today: string
  triggers: TriggerFigures | null
  /** The office says that the file holds everybody. */
  isWhole?: boolean
  onProgress?: (rows: number) => void
}

/** More than the office can look at; the number of all is told. */
const MOST_SKIPPED = 1_000
const TELL_EVERY = 50_000
/** No identity number is shorter: such a row may be a sum, or the header again. */
const SHORTEST_ID = 15

/** Compares one file with the register in one pass: no more is kept than is found. */
export async function compareRows(
  file: RecordsFile,
  people: readonly RegisterPerson[],
  options: CompareOptions,
): Promise<Comparison> {
  const { today, onProgress } = options
  const { at } = file
  const matcher = new Matcher(people)
  const numbers = new NumberFilter(people)
  const judge = new Judge(people, file.amountHeading, options)
  const skipped: Skipped[] = []
  let rows = 0
  let matched = 0
  let skippedRows = 0
  for await (const batch of file.batches) {
    for (const row of batch) takeRow(row)
  }
  const { found, incomplete } = judge.finish()
  return { rows, matched, found, skipped, skippedRows, incomplete }

  function takeRow(row: Row) {
    const text = cellOf(row, at.id)
    // Nearly every row is about somebody who is not on the roll.
    const isStranger = numbers.isStranger(text)
    if (!isStranger && text.length < SHORTEST_ID && isNoRow(file, row)) return
    rows += 1
    if (onProgress && rows % TELL_EVERY === 0) onProgress(rows)
    if (isStranger) return
    const person = matcher.exactly(text)
    const matches = person ? [{ person, isPossible: false }] : slowly(row, text)
    let isOne = false
    for (const match of matches) {
      const taken = judge.take(asRecord(row, file, match), match)
      if (taken === 'amount') skip(row.line, taken, text)
      isOne = taken === true || isOne
    }
    if (isOne) matched += 1
  }

  function slowly(row: Row, text: string): Match[] {
    const name = at.name < 0 ? null : (row.cells[at.name] ?? '')
    const matching = matcher.find(readRecordId(text, today), name)
    if ('matches' in matching) return matching.matches
    skip(row.line, matching.skipped, text)
    return []
  }

  function skip(line: number, reason: SkipReason, id: string) {
    skippedRows += 1
    if (skipped.length < MOST_SKIPPED) skipped.push({ line, reason, id: masked(id) })
  }
}

/** Blank, a sum, the header again, or whoever signed. */
function isNoRow({ isHeaderRow }: RecordsFile, row: Row): boolean {
  return row.cells.every((cell) => cell.trim() === '') || isTotalRow(row.cells) || isHeaderRow(row)
}

/** The cells by field; only of rows about somebody, which are few. */
function asRecord({ cells }: Row, { at }: RecordsFile, { person }: Match): RecordRow {
  const text = (field: RecordField) => {
    const cell = (cells[at[field]] ?? '').trim()
    // Cut out of a whole piece of the file, which would stay in memory with it.
    return cell === '' ? '' : Buffer.from(cell.replace(/\p{C}/gu, '')).toString()
  }
  const record = Object.fromEntries(RECORD_FIELDS.map((field) => [field, text(field)]))
  const { name } = record
  const isOther = name !== undefined && name !== '' && plainName(name) !== plainName(person.name)
  return { ...(record as unknown as RecordRow), name: isOther ? name : '' }
}
