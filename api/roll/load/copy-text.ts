const [TAB, NEWLINE] = [9, 10]

/** Enough for PostgreSQL to work on while the process makes the next set ready. */
const FULL_BYTES = 256 * 1024

/**
 * Rows in COPY's text format. Written straight into bytes: a county has millions of values, and
 * joining them as strings first takes longer.
 */
export class CopyText {
  #bytes = Buffer.allocUnsafe(FULL_BYTES + 16 * 1024)
  #end = 0

  get isFull(): boolean {
    return this.#end > FULL_BYTES
  }

  /** What was written so far; the next row begins a new piece. */
  take(): Buffer {
    const piece = this.#bytes.subarray(0, this.#end)
    this.#bytes = Buffer.allocUnsafe(FULL_BYTES + 16 * 1024)
    this.#end = 0
    return piece
  }

  addRow<Row extends object>(row: Row, fields: readonly (keyof Row)[]): void {
    for (const field of fields) this.#add(row[field])
    this.#bytes[this.#end - 1] = NEWLINE
  }

  /** With the tab after it. */
  #add(value: unknown): void {
    if (value === null || value === undefined) this.#write('\\N')
    else if (typeof value === 'string') this.#write(escape(value))
    else if (Buffer.isBuffer(value)) this.#write(`\\\\x${value.toString('hex')}`)
    else this.#write(escape(textOf(value)))
    this.#bytes[this.#end++] = TAB
  }

  #write(text: string): void {
    // No character takes more than three bytes for each of its UTF-16 units.
    this.#reserve(text.length * 3 + 1)
    this.#end += this.#bytes.write(text, this.#end)
  }

  #reserve(more: number): void {
    if (this.#end + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(2 * (this.#end + more))
    this.#bytes.copy(larger, 0, 0, this.#end)
    this.#bytes = larger
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? arrayLiteral(value) : JSON.stringify(value)
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escape(text: string): string {
  if (!/[\\\t\n\r]/.test(text)) return text
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
}

const arrayLiteral = (values: unknown[]) =>
  `{${values.map((value) => `"${String(value).replace(/["\\]/g, '\\$&')}"`).join(',')}}`
