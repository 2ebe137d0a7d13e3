import { doubt, type Line, type Lines } from './line'
import { ReadingError } from './reading-error'
import { joinWrapped, type PrintedLine } from './wrapped'

/**
 * A byte order mark decides; else strict UTF-8; else GB18030, which accepts nearly anything and
 * therefore comes last.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be')
  // No text in either encoding, but what a program or a picture is full of.
  if (bytes.includes(0)) throw new ReadingError('damaged')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decoded(bytes, 'gb18030')
  }
}

/** Half of it unreadable is no text in a wrong encoding but no text at all. */
function decoded(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes)
  const strange = text.match(/[\ufffd\p{Cn}\p{Co}\p{Cs}]|(?![\t\n\f\r])\p{Cc}/gu)?.length ?? 0
  if (strange * 10 > text.length) throw new ReadingError('damaged')
  return text
}

/** Lines of a text with their number, and a doubt of each that could not be read whole. */
export function linesOf(text: string): Lines {
  const lines = text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).map((line, at) => ({
    text: line,
    place: `第${at + 1}行`,
  }))
  return { lines, doubts: lines.filter(({ text }) => text.includes('\ufffd')).map(unreadable) }
}

const unreadable = (line: Line) => doubt('unreadable', { ...line, text: line.text.trim() })

/** A text whose lines are its paragraphs, or are broken at a fixed width and then joined again. */
export function readPlainText(text: string): Lines {
  const { lines, doubts } = linesOf(text)
  return { lines: paragraphs(lines), doubts }
}

/** Some programs break lines at a width, some at a number of characters: what joins more is right. */
export function paragraphs(lines: readonly Line[]): Line[] {
  const byWidth = joinWrapped(printed(lines, widthOf, 2))
  const byCount = joinWrapped(printed(lines, (text) => [...text].length, 1))
  return byCount.length < byWidth.length ? byCount : byWidth
}

function printed(
  lines: readonly Line[],
  measure: (text: string) => number,
  em: number,
): PrintedLine[] {
  return lines.map((line, at) => {
    const { text } = line
    const shown = text.trim()
    const start = measure(text.slice(0, text.length - text.trimStart().length))
    const isAfterGap = (lines[at - 1]?.text ?? '').trim() === ''
    return { ...line, text: shown, start, end: start + measure(shown), em, isAfterGap }
  })
}

/** In half-width characters, as a terminal and an old editor count. */
function widthOf(text: string): number {
  let width = 0
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : sign === '\t' ? 4 : 1
  return width
}
