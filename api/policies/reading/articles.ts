import { countingUp, type Candidate } from './counting'
import { doubt, type Doubt, type Line } from './line'
import { annexMark, articleMark, headingText, partMark, sectionMark } from './marks'

/** An article of a document. */
export interface PlacedArticle {
  label: string | null
  headings: string[]
  passages: string[]
  place: string
}

/** The lines that begin articles by their index, or nothing where the document has none. */
export function findArticles(lines: readonly Line[]): ReadonlyMap<number, Candidate> {
  const candidates = lines.flatMap(({ text }, at): Candidate[] => {
    const mark = articleMark(text)
    return mark ? [{ at, mark }] : []
  })
  const found = countingUp(candidates)
  const isMention =
    found.length === 1 && found[0]?.mark.number !== 1 && lines.some(({ text }) => sectionMark(text))
  return new Map(isMention ? [] : found.map((each) => [each.at, each]))
}

/** Cuts a document of 条 into them; everything between two belongs to the first. */
export function cutIntoArticles(
  lines: readonly Line[],
  found: ReadonlyMap<number, Candidate>,
): { articles: PlacedArticle[]; doubts: Doubt[] } {
  const articles: PlacedArticle[] = []
  const doubts: Doubt[] = []
  const preamble: Line[] = []
  let headings: Heading[] = []
  let open: PlacedArticle | undefined
  const begin = (label: string | null, { place }: Line, passage: string) => {
    open = { label, headings: headings.map(({ text }) => text), passages: [], place }
    for (const each of headings) each.isUsed = true
    if (passage !== '') open.passages.push(passage)
    articles.push(open)
  }
  /** Keeps those further out than a rank, and says which of the others no article came under. */
  const leave = (rank: number) => {
    doubts.push(...headings.filter((each) => each.rank >= rank && !each.isUsed).map(emptyHeading))
    headings = headings.filter((each) => each.rank < rank)
  }
  for (const [at, line] of lines.entries()) {
    const mark = found.get(at)?.mark
    const rank = headingRank(line)
    const annex = articles.length > 0 ? annexMark(line.text) : null
    if (mark) begin(mark.label, line, mark.rest)
    else if (annex) {
      leave(-1)
      const { label, title } = annex
      if (title !== '') headings = [{ rank: 0, text: title, place: line.place, isUsed: true }]
      begin(label, line, '')
    } else if (rank !== null) {
      leave(rank)
      headings.push({ rank, text: headingText(line.text), place: line.place, isUsed: false })
      open = undefined
    } else if (open) {
      open.passages.push(line.text)
      if (articleMark(line.text)) doubts.push(doubt('not_an_article', line, open.label))
    } else if (headings.length > 0) begin(null, line, line.text)
    else preamble.push(line)
  }
  leave(-1)
  if (preamble.length > 0) doubts.unshift(leftOut(preamble))
  return { articles, doubts }
}

interface Heading {
  rank: number
  text: string
  place: string
  /** An article stands under it. */
  isUsed: boolean
}

const emptyHeading = (heading: Heading) => doubt('empty', heading)

/** Those of the file itself are counted as it does, below them come 章 and 节 in plain text. */
function headingRank({ text, level }: Line): number | null {
  if (level !== undefined) return level
  const part = partMark(text)
  return part ? 10 + part.rank : null
}

export const leftOut = (lines: readonly Line[]): Doubt =>
  doubt('left_out', {
    text: lines.map(({ text }) => text).join(' '),
    place: lines[0]?.place ?? '',
  })
