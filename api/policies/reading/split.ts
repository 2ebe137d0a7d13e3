import { cutIntoArticles, findArticles, leftOut, type PlacedArticle } from './articles'
import { withoutContents } from './contents'
import { withoutEnding } from './ending'
import type { Doubt, Line, Lines } from './line'
import { numberingDoubts, sizeDoubts } from './look-over'
import { partMark, QUESTION, sectionMark } from './marks'
import { cutIntoSections } from './sections'
import { titleOf, type Titled } from './title'

/** A document cut up, with everything of it that needs a second look. */
export interface Split {
  title: string
  articles: PlacedArticle[]
  doubts: Doubt[]
}

/** @param name what the document is called where it has no title */
export function split({ lines, doubts }: Lines, name: string): Split {
  const contents = withoutContents(lines)
  const ending = withoutEnding(contents.lines)
  const body = ending.lines
  const first = [...findArticles(body).keys()][0]
  const title = titleOf(body.slice(0, beginning(body, first)), first !== undefined)
  const cut = first === undefined ? inSections(body, title) : inArticles(body, title)
  return {
    title: title?.title ?? name,
    articles: cut.articles,
    doubts: [
      ...asLeftOut(contents.leftOut),
      ...cut.doubts,
      ...asLeftOut(ending.leftOut),
      ...sizeDoubts(cut.articles),
      ...doubts,
    ],
  }
}

/** Up to where a title may stand. */
function beginning(lines: readonly Line[], firstArticle: number | undefined): number {
  const at = lines.findIndex(
    ({ text }, line) =>
      line === firstArticle ||
      partMark(text) !== null ||
      (firstArticle === undefined && (sectionMark(text) !== null || QUESTION.test(text))),
  )
  return at === -1 ? lines.length : at
}

function inArticles(lines: readonly Line[], title: Titled | null) {
  const rest = title ? lines.toSpliced(title.from, title.end - title.from) : lines
  const { articles, doubts } = cutIntoArticles(rest, findArticles(rest))
  return { articles, doubts: [...doubts, ...numberingDoubts(articles)] }
}

/** Above the title stand the issuing office and its number; below it everything counts. */
function inSections(lines: readonly Line[], title: Titled | null) {
  const doubts = asLeftOut(lines.slice(0, title?.from ?? 0))
  return { articles: cutIntoSections(lines.slice(title?.end ?? 0)), doubts }
}

const asLeftOut = (lines: readonly Line[]) => (lines.length > 0 ? [leftOut(lines)] : [])
