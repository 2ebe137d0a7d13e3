import type { Row } from './read'
import { SheetError } from './sheet-error'

/**
 * A line without quotes, cut into cells only when somebody asks for all of them: of a million rows most
 * are done with after a look at one cell.
 */
class PlainLine implements Row {
  #cells: string[] | undefined

  constructor(
    readonly line: number,
    private readonly text: string,
    private readonly delimiter: string,
  ) {}

  get cells(): string[] {
    this.#cells ??= this.text.split(this.delimiter)
    return this.#cells
  }

  cell(index: number): string {
    if (this.#cells) return this.#cells[index] ?? ''
    let start = 0
    for (let i = 0; i < index; i++) {
      const next = this.text.indexOf(this.delimiter, start)
      if (next === -1) return ''
      start = next + 1
    }
    const end = this.text.indexOf(this.delimiter, start)
    return end === -1 ? this.text.slice(start) : this.text.slice(start, end)
  }

  /** No line has more cells than characters and one. */
  hasMoreThan(columns: number): boolean {
    return this.text.length >= columns && this.cells.length > columns
  }
}

/** One cell of a row, '' where it has none, without cutting up the others. */
export const cellOf = (row: Row, index: number): string =>
  row instanceof PlainLine ? row.cell(index) : (row.cells[index] ?? '')

export const hasMoreThan = (row: Row, columns: number): boolean =>
  row instanceof PlainLine ? row.hasMoreThan(columns) : row.cells.length > columns

/**
 * Cuts comma-, tab- or semicolon-separated text into rows as it arrives. Our own: csv-parse needs
 * ten times as long, hucre the whole text at once, and each row must name its line in the file.
 * A quote opens a quoted cell only at the cell's start, as in every writer.
 */
export class CsvScanner {
  #rest = ''
  #line = 1
  #delimiter = ','
  #newline = '\n'
  #started = false

  /** `isUncut`: rows are cut into cells when these are asked for. */
  constructor(
    private readonly rowChars: number,
    private readonly isUncut = false,
  ) {}

  push(text: string): Row[] {
    if (!this.#started && text !== '') {
      this.#started = true
      this.#newline = text.includes('\n') ? '\n' : text.includes('\r') ? '\r' : '\n'
      this.#delimiter = detectDelimiter(text)
    }
    const rows = this.#scan(this.#rest + text, false)
    if (this.#rest.length > this.rowChars) throw this.#endless()
    return rows
  }

  end(): Row[] {
    const rows = this.#scan(this.#rest, true)
    if (this.#rest !== '') throw this.#endless()
    return rows
  }

  #scan(text: string, isLast: boolean): Row[] {
    const rows: Row[] = []
    let at = 0
    let quote = text.indexOf('"')
    while (at < text.length) {
      const newline = text.indexOf(this.#newline, at)
      if (newline === -1 && !isLast) break
      const stop = newline === -1 ? text.length : newline
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at)
      if (quote === -1 || quote > stop) {
        const end = stop > at && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop
        rows.push(this.#lineOf(text.slice(at, end)))
        this.#line += 1
        at = stop + 1
      } else {
        const record = quotedRecord(text, at, this.#delimiter, this.#newline, isLast)
        if (!record) break
        rows.push({ line: this.#line, cells: record.cells })
        this.#line += record.lines
        at = record.next
      }
    }
    this.#rest = text.slice(at)
    return rows
  }

  #lineOf(text: string): Row {
    return this.isUncut
      ? new PlainLine(this.#line, text, this.#delimiter)
      : { line: this.#line, cells: text.split(this.#delimiter) }
  }

  #endless(): SheetError {
    return this.#rest.includes('"')
      ? new SheetError(
          'quote_not_closed',
          `第${this.#line}行有一个英文引号没有配对，请改正后再导入`,
        )
      : new SheetError('not_a_table', `第${this.#line}行长得不像表格的一行，请确认文件是不是表格`)
  }
}

interface QuotedRecord {
  cells: string[]
  /** Lines of the file the record covers. */
  lines: number
  /** Where the next record starts. */
  next: number
}

/** The record at `from`, or undefined where it goes on beyond `text`. */
function quotedRecord(
  text: string,
  from: number,
  delimiter: string,
  newline: string,
  isLast: boolean,
): QuotedRecord | undefined {
  const cells: string[] = []
  let at = from
  let lines = 1
  let lineEnd = -1
  for (;;) {
    let cell = ''
    if (text.charCodeAt(at) === 34) {
      const quoted = quotedCell(text, at + 1, isLast)
      if (!quoted) return undefined
      cell = quoted.cell
      at = quoted.next
      lines += cell.split(newline).length - 1
    }
    if (lineEnd < at) {
      lineEnd = text.indexOf(newline, at)
      if (lineEnd === -1 && !isLast) return undefined
      if (lineEnd === -1) lineEnd = text.length
    }
    const comma = text.indexOf(delimiter, at)
    if (comma !== -1 && comma < lineEnd) {
      cells.push(cell + text.slice(at, comma))
      at = comma + 1
      continue
    }
    const end = lineEnd > at && text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd
    cells.push(cell + text.slice(at, end))
    return { cells, lines, next: lineEnd + 1 }
  }
}

/** The inside of a quoted cell; a doubled quote stands for one. */
function quotedCell(text: string, from: number, isLast: boolean) {
  let cell = ''
  let at = from
  for (;;) {
    const close = text.indexOf('"', at)
    // A quote at the very end may be the first half of a doubled one.
    if (close === -1 || (close + 1 === text.length && !isLast)) return undefined
    cell += text.slice(at, close)
    at = close + 1
    if (text.charCodeAt(at) !== 34) return { cell, next: at }
    cell += '"'
    at += 1
  }
}

/** Whatever of comma, tab and semicolon occurs most in the first lines. */
function detectDelimiter(text: string): string {
  const sample = text.split('\n', 30).join('\n')
  const counts = [',', '\t', ';'].map((mark) => ({ mark, count: sample.split(mark).length }))
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).mark
}
