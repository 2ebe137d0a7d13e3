import type { Line } from './line'
import { beginsSomething } from './marks'

/** A line as it stands on a page or in a text broken at a fixed width. */
export interface PrintedLine extends Line {
  /** Where it begins and ends, in the same unit as `em`. */
  start: number
  end: number
  /** The width of a Chinese character in it. */
  em: number
  /** More room above it than between the lines of a paragraph. */
  isAfterGap: boolean
}

/** A paragraph of one line says nothing of the margins. */
const LONG_EMS = 15
/** So much of the long lines reach the right margin where lines are broken at a width. */
const WRAPPED_SHARE = 0.3
/** So few may be longer, as a title in larger type is. */
const BEYOND_SHARE = 0.05
/** Beyond that lines are not broken for the eye. */
const WIDEST_EMS = 70

/** Paragraphs out of lines that were broken where the page ends. */
export function joinWrapped(lines: readonly PrintedLine[]): Line[] {
  const written = lines.filter(({ text }) => text !== '')
  const margins = marginsOf(written)
  const joined: Line[] = []
  let last: PrintedLine | undefined
  for (const line of written) {
    const open = joined.at(-1)
    if (open && last && margins && continues(last, line, margins)) {
      // What was joined already is not looked at again: a long paragraph is joined in one go.
      open.text += `${betweenWords(last.text, line.text)}${line.text}`
    } else joined.push({ text: line.text, place: line.place, ...level(line) })
    last = line
  }
  return joined
}

const level = (line: Line) => (line.level === undefined ? {} : { level: line.level })

interface Margins {
  left: number
  right: number
  isIndented: boolean
}

/** Null where lines end where their writer ended them. */
function marginsOf(lines: readonly PrintedLine[]): Margins | null {
  const long = lines.filter(({ start, end, em }) => end - start >= LONG_EMS * em)
  const em = long[0]?.em
  if (em === undefined) return null
  const right = mostOften(long.map(({ end }) => Math.round(end / em))) * em
  const left = long.reduce((least, { start }) => Math.min(least, start), right)
  const full = long.filter((line) => isFull(line, right)).length
  const beyond = long.filter(({ end }) => end > right + 3.5 * em).length
  if (full < 2 || full < long.length * WRAPPED_SHARE || beyond > long.length * BEYOND_SHARE) {
    return null
  }
  if (right - left > WIDEST_EMS * em) return null
  const indented = lines.filter(({ start, em }) => isIndent(start - left, em)).length
  return { left, right, isIndented: indented >= 3 && indented * 20 >= lines.length }
}

/** Of equally many the largest. */
function mostOften(ends: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1)
  const byCount = [...counts].toSorted(([a, one], [b, other]) => other - one || b - a)
  return byCount[0]?.[0] ?? 0
}

/** Punctuation may not begin a line and so pulls one or two characters down with it. */
const isFull = ({ end, em }: PrintedLine, right: number) => end >= right - 2.2 * em

const isIndent = (by: number, em: number) => by > 0.9 * em && by < 4.5 * em

const ENDS_SENTENCE = /[。！？；：:;!?][”’）》」』)]?$/u

function continues(last: PrintedLine, line: PrintedLine, margins: Margins): boolean {
  if (line.level !== undefined || last.level !== undefined) return false
  if (!isFull(last, margins.right) || line.start > margins.left + 0.9 * line.em) return false
  if (Math.abs(last.em - line.em) > 0.15 * line.em) return false
  if (line.isAfterGap) return false
  const endsSentence = ENDS_SENTENCE.test(last.text)
  if (endsSentence && beginsSomething(line.text)) return false
  // Where paragraphs are indented, a line that is not goes on with what stands above it.
  return margins.isIndented || !endsSentence
}

/** Chinese is joined without a space, words of letters with one. */
function betweenWords(before: string, after: string): string {
  return /[A-Za-z0-9,.;:]$/.test(before) && /^[A-Za-z]/.test(after) ? ' ' : ''
}
