import type { Header } from '../../sheets/header'
import type { Row } from '../../sheets/read'
import type { RollColumn } from './columns'
import {
  masked,
  NORMALISATIONS,
  REJECTIONS,
  shown,
  WARNINGS,
  type NormalisationClass,
  type Note,
  type Rejection,
  type RejectionClass,
  type WarningClass,
} from './findings'

/** Columns whose values are never shown in full. */
const SECRET: ReadonlySet<RollColumn> = new Set([
  'idNumber',
  'headIdNumber',
  'phone',
  'bankAccount',
])

/** The cells of one row by column, and findings about them. One object is moved along the rows. */
export class RowReader {
  line = 0
  #cells: string[] = []
  /** What was noted about the row so far. */
  notes: Note[] = []

  constructor(private readonly header: Header<RollColumn>) {}

  moveTo(row: Row): void {
    this.line = row.line
    this.#cells = row.cells
    // A new list only where the last one was handed on.
    if (this.notes.length > 0) this.notes = []
  }

  /** The cell as it stands; '' where the file has no such column. */
  raw(column: RollColumn): string {
    return this.#cells[this.header.at[column]] ?? ''
  }

  text(column: RollColumn): string {
    return this.raw(column).trim()
  }

  has(column: RollColumn): boolean {
    return this.header.at[column] >= 0
  }

  title(column: RollColumn): string {
    return this.header.titles[column]
  }

  normalised(name: NormalisationClass, column: RollColumn): void {
    const message = `${this.#shown(column)}${NORMALISATIONS[name]}`
    this.notes.push({
      kind: 'normalised',
      finding: { line: this.line, class: name, column: this.title(column), message },
    })
  }

  warned(name: WarningClass, column: RollColumn): void {
    const message = `${this.#shown(column)}${WARNINGS[name]}`
    this.notes.push({
      kind: 'warned',
      finding: { line: this.line, class: name, column: this.title(column), message },
    })
  }

  rejection(name: RejectionClass, column: RollColumn, more = ''): Rejection {
    const message = `${this.#shown(column)}${REJECTIONS[name]}${more}`
    return { line: this.line, class: name, column: this.title(column), message }
  }

  #shown(column: RollColumn): string {
    return SECRET.has(column) ? masked(this.raw(column)) : shown(this.raw(column))
  }
}
