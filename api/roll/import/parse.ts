import { VillageIndex, type VillageEntry } from '../../areas/import/village-index'
import { findHeader } from '../../sheets/header'
import type { Row } from '../../sheets/read'
import { isTotalRow } from '../../sheets/total-row'
import { ROLL_COLUMNS } from './columns'
import { Draft } from './draft'
import { readHouseholdFields } from './household'
import { readIdNumber } from './identity'
import { readName } from './name'
import { readHouseholdNumber } from './number'
import { readPerson } from './person'
import { PlaceFinder } from './place'
import type { Rejection, RejectionClass } from './findings'
import type { RollColumn } from './columns'
import type { RollReading } from './reading'
import { RowReader } from './row-reader'
import { settle } from './settle'
import { isHeadRelation } from './words'
import { unsaidBy } from './unsaid'

/** What the file is read against. */
export interface RollContext {
  villages: Iterable<VillageEntry>
  /** The county's own name, 巫溪县. */
  countyName: string
  /** YYYY-MM-DD in Shanghai: no birth and no year may lie after it. */
  today: string
}

/**
 * Reads a household file 农户花名册, one row a person, into records ready to be stored. Nothing is
 * compared with what is stored already. Throws SheetError where the table has no header or lacks a
 * required column.
 */
export async function parseRoll(
  source: AsyncIterable<Row>,
  context: RollContext,
): Promise<RollReading> {
  const { header, rows, isHeaderRow } = await findHeader(source, ROLL_COLUMNS)
  const parser = new RollParser(new RowReader(header), context)
  for await (const row of rows) {
    // Only a row whose identity number looks odd can be something else than a person.
    const idCell = row.cells[header.at.idNumber] ?? ''
    if (idCell.length < 15 && (isTotalRow(row.cells) || isHeaderRow(row))) continue
    parser.add(row)
  }
  return parser.finish()
}

class RollParser {
  readonly #byKey = new Map<string, Draft>()
  readonly #drafts: Draft[] = []
  readonly #places: PlaceFinder
  readonly #rejected: Rejection[] = []
  /** The line of every identity number met so far. */
  readonly #ids = new Map<string, number>()
  readonly #lastYear: number
  #people = 0
  /** Of the row before. */
  #open: Draft | undefined

  constructor(
    private readonly row: RowReader,
    private readonly context: RollContext,
  ) {
    this.#places = new PlaceFinder(new VillageIndex(context.villages), context.countyName)
    this.#lastYear = Number(context.today.slice(0, 4))
  }

  add(source: Row): void {
    const { row } = this
    row.moveTo(source)
    if (this.#saysNothing()) return
    this.#people += 1
    const isHead = isHeadRelation(row.text('relation'))
    const draft = this.#draftOf(isHead)
    this.#open = draft
    if (!draft) return
    draft.lines.push(row.line)
    const isPlaced = this.#place(draft)
    const person = this.#identify(draft, isHead)
    if (person !== 'repeated') {
      draft.size += 1
      if (isHead) draft.addHead(row.line)
      this.#readFields(draft, isHead)
    }
    if (typeof person === 'object' && isPlaced) {
      draft.people.push(readPerson(row, person))
      this.#compareStatus(draft)
      draft.notes.push(...row.notes)
    } else {
      draft.refusedLines.push(row.line)
      if (isHead && person !== 'repeated') draft.condemn(row.line)
    }
  }

  finish(): RollReading {
    const reading = settle(this.#drafts, this.#rejected, this.row)
    const unsaid = unsaidBy((column) => this.row.has(column))
    return { ...reading, unsaid, seen: { households: this.#drafts.length, people: this.#people } }
  }

  /** Nobody is named here: a blank row, a title, a line of units. */
  #saysNothing(): boolean {
    const { row } = this
    return (['idNumber', 'name', 'number', 'relation'] as const).every(
      (key) => row.text(key) === '',
    )
  }

  /**
   * The household of the row; undefined, and the row rejected, where its number cannot be trusted.
   */
  #draftOf(isHead: boolean): Draft | undefined {
    const { row } = this
    const reading = readHouseholdNumber(row.text('number'))
    if ('refusal' in reading) return this.#refuse(reading.refusal, 'number')
    const headId = row.text('headIdNumber').normalize('NFKC').toUpperCase()
    if (reading.number !== null) {
      const isNext = this.#open?.number === reading.number
      return isNext ? this.#open : this.#draftBy(`number ${reading.number}`, reading.number)
    }
    if (headId !== '') return this.#draftBy(`head ${headId}`, null)
    // Without a number a household runs from one head to the next.
    if (!isHead && this.#open && this.#isAtPlaceOf(this.#open)) {
      if (this.#open.number !== null) row.normalised('number_from_row_above', 'number')
      return this.#open
    }
    return this.#draftBy(`line ${row.line}`, null)
  }

  #draftBy(key: string, number: string | null): Draft {
    let draft = this.#byKey.get(key)
    if (!draft) {
      draft = new Draft(number, this.row.line)
      this.#byKey.set(key, draft)
      this.#drafts.push(draft)
    }
    return draft
  }

  #isAtPlaceOf(draft: Draft): boolean {
    const place = this.#places.find(this.row)
    return !place || ('areaPath' in place && place.areaPath === draft.areaPath)
  }

  /**
   * Whether the row's villager group is known; a row that leaves it blank lives with the rows above
   * it.
   */
  #place(draft: Draft): boolean {
    const { row } = this
    const place = this.#places.find(row)
    if (!place && draft.areaPath !== null) return true
    if (place && 'areaPath' in place) {
      draft.addPlace(place.areaPath)
      for (const change of place.changes) row.normalised(change.class, change.column)
      return true
    }
    this.#refuse(place?.refusal ?? 'village_unknown', place?.column ?? 'village')
    draft.condemn(row.line)
    return false
  }

  /**
   * Who the row is about; 'repeated' for a row that says the same as an earlier one of the
   * household.
   */
  #identify(draft: Draft, isHead: boolean) {
    const { row } = this
    const name = readName(row.raw('name'))
    const id = readIdNumber(row.raw('idNumber'), this.context.today)
    if ('refusal' in name) this.#refuse(name.refusal, 'name')
    if ('refusal' in id) this.#refuse(id.refusal, 'idNumber')
    if ('refusal' in id) return 'refused'
    const earlier = this.#ids.get(id.idNumber)
    if (earlier !== undefined) {
      this.#refuse('id_duplicate', 'idNumber', `（第${earlier}行）`)
      return 'name' in name && draft.repeats(name.name, earlier) ? 'repeated' : 'refused'
    }
    this.#ids.set(id.idNumber, row.line)
    if ('refusal' in name) return 'refused'
    for (const change of name.changes) row.normalised(change, 'name')
    for (const change of id.changes) row.normalised(change, 'idNumber')
    if (name.doubt) row.warned(name.doubt, 'name')
    return { name: name.name, idNumber: id.idNumber, isHead }
  }

  /**
   * The head's row counts, unless the cells are merged over the household and filled in its first
   * row only.
   */
  #readFields(draft: Draft, isHead: boolean): void {
    const { row } = this
    const isFirst = draft.lines.length === 1
    const isHeads = isHead && row.text('status') + row.text('type') !== ''
    if (!isFirst && (!isHeads || draft.hasHeadFields)) return
    const before = row.notes
    row.notes = []
    draft.fields = readHouseholdFields(row, this.#lastYear)
    draft.fieldRejection = draft.fields ? null : row.rejection('status_unknown', 'status')
    draft.fieldNotes = row.notes
    draft.hasHeadFields = isHead
    if (isFirst) draft.statusWord = row.text('status')
    row.notes = before
  }

  #compareStatus(draft: Draft): void {
    const word = this.row.text('status')
    if (word === '' || word === draft.statusWord) return
    if (draft.statusWord === '') draft.statusWord = word
    else this.row.warned('household_rows_differ', 'status')
  }

  #refuse(name: RejectionClass, column: RollColumn, more = ''): undefined {
    this.#rejected.push(this.row.rejection(name, column, more))
  }
}
