import { dateText, numberText } from './cell-text'
import { damaged, tooManyColumns } from './sheet-error'
import type { Workbook } from './workbook'
import { unescapeXml } from './xml'
import { endsName } from './xml-blocks'

/** The filled cells of one worksheet row, each at its column. */
export function rowCells(
  line: number,
  inside: string,
  prefix: string,
  workbook: Workbook,
  columns: number,
): string[] {
  const cells: string[] = []
  const open = `<${prefix}c`
  const close = `</${prefix}c>`
  let column = -1
  let at = 0
  for (;;) {
    const start = inside.indexOf(open, at)
    if (start === -1) return cells
    const after = start + open.length
    at = after
    if (!endsName(inside.charCodeAt(after))) continue
    const tagEnd = inside.indexOf('>', after)
    if (tagEnd === -1) throw damaged()
    const tag = cellTag(inside, after, tagEnd)
    column = tag.column < 0 ? column + 1 : tag.column
    at = tagEnd + 1
    if (inside.charCodeAt(tagEnd - 1) === 47) continue
    const end = inside.indexOf(close, tagEnd)
    if (end === -1) throw damaged()
    at = end + close.length
    const text = cellText(tag, inside.slice(tagEnd + 1, end), prefix, workbook)
    if (text === '') continue
    if (column >= columns) throw tooManyColumns(line, columns)
    while (cells.length < column) cells.push('')
    cells[column] = text
  }
}

interface CellTag {
  /** -1 where the cell does not say: then it follows the one before. */
  column: number
  style: number
  type: string
}

/**
 * `r`, `s` and `t` of ` r="B2" s="5" t="s"` in one pass: this runs for every cell of the county.
 */
function cellTag(xml: string, from: number, to: number): CellTag {
  const tag: CellTag = { column: -1, style: -1, type: 'n' }
  let equals = xml.indexOf('=', from)
  while (equals !== -1 && equals < to) {
    const start = equals + 2
    const end = xml.indexOf(xml.charAt(equals + 1), start)
    if (end === -1 || end > to) break
    // One-letter names only; `cm` and the like have a letter where these have a space.
    if (xml.charCodeAt(equals - 2) <= 32) {
      const name = xml.charAt(equals - 1)
      if (name === 'r') tag.column = columnOf(xml, start, end)
      else if (name === 's') tag.style = Number(xml.slice(start, end))
      else if (name === 't') tag.type = xml.slice(start, end)
    }
    equals = xml.indexOf('=', end)
  }
  return tag
}

/** `AB12` is column 27. */
function columnOf(xml: string, from: number, to: number): number {
  let column = 0
  for (let i = from; i < to; i++) {
    const letter = xml.charCodeAt(i) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

/** A formula's `<f>` is passed over: only the value it last had counts. */
function cellText(tag: CellTag, inside: string, prefix: string, workbook: Workbook): string {
  if (tag.type === 'inlineStr') return sharedText(inside, prefix)
  const value = between(inside, `${prefix}v`, 0)?.text ?? ''
  if (value === '') return ''
  switch (tag.type) {
    case 's':
      return workbook.strings[Number(value)] ?? ''
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE'
    case 'd':
      return value.slice(0, 10)
    case 'n':
      return numericText(value, tag.style, workbook)
    default:
      return unescapeXml(value)
  }
}

function numericText(value: string, style: number, workbook: Workbook): string {
  const number = Number(value)
  if (Number.isNaN(number)) return unescapeXml(value)
  return workbook.dateStyles[style] ? dateText(number, workbook.is1904) : numberText(number)
}

/** The text of `<si>` or `<is>`: its runs together, without the phonetic reading. */
export function sharedText(inside: string, prefix: string): string {
  const plain = inside.includes('rPh') ? withoutPhonetic(inside, prefix) : inside
  let text = ''
  let at = 0
  for (;;) {
    const run = between(plain, `${prefix}t`, at)
    if (!run) return unescapeXml(text)
    text += run.text
    at = run.next
  }
}

function withoutPhonetic(inside: string, prefix: string): string {
  const parts = inside.split(`<${prefix}rPh`)
  const close = `</${prefix}rPh>`
  return parts.map((part, i) => (i === 0 ? part : part.split(close).slice(1).join(close))).join('')
}

/** The text inside the next `<name …>`; an empty element counts as empty text. */
function between(xml: string, name: string, from: number) {
  let start = xml.indexOf(`<${name}`, from)
  while (start !== -1 && !endsName(xml.charCodeAt(start + name.length + 1))) {
    start = xml.indexOf(`<${name}`, start + 1)
  }
  if (start === -1) return undefined
  const tagEnd = xml.indexOf('>', start)
  if (tagEnd === -1) return undefined
  if (xml.charCodeAt(tagEnd - 1) === 47) return { text: '', next: tagEnd + 1 }
  const close = xml.indexOf(`</${name}>`, tagEnd)
  if (close === -1) return undefined
  return { text: xml.slice(tagEnd + 1, close), next: close }
}
