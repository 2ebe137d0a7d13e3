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
  let headings: { rank: number; text: string }[] = []
  let open: PlacedArticle | undefined
  const begin = (label: string | null, { place }: Line, passage: string) => {
    open = { label, headings: headings.map(({ text }) => text), passages: [], place }
    if (passage !== '') open.passages.push(passage)
    articles.push(open)
  }
  for (const [at, line] of lines.entries()) {
    const mark = found.get(at)?.mark
    const rank = headingRank(line)
    const annex = articles.length > 0 ? annexMark(line.text) : null
    if (mark) begin(mark.label, line, mark.rest)
    else if (annex) {
      headings = annex.title === '' ? [] : [{ rank: 0, text: annex.title }]
      begin(annex.label, line, '')
    } else if (rank !== null) {
      headings = [
        ...headings.filter((each) => each.rank < rank),
        { rank, text: headingText(line.text) },
      ]
      open = undefined
    } else if (open) {
      open.passages.push(line.text)
      if (articleMark(line.text)) doubts.push(doubt('not_an_article', line, open.label))
    } else if (headings.length > 0) begin(null, line, line.text)
    else preamble.push(line)
  }
  if (preamble.length > 0) doubts.unshift(leftOut(preamble))
  return { articles, doubts }
}

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
