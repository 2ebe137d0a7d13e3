import type { PlacedArticle } from './articles'
import { stepOf, type Candidate } from './counting'
import { doubt, shortened, type Doubt } from './line'
import { articleMark } from './marks'

/** Longer than all but a handful of the articles of our laws, in characters. */
const VERY_LONG = 2000

/** Numbers that are skipped, come twice or begin anew. */
export function numberingDoubts(articles: readonly PlacedArticle[]): Doubt[] {
  const doubts: Doubt[] = []
  let last: Candidate | undefined
  for (const article of articles) {
    const mark = articleMark(article.label ?? '')
    if (!mark) continue
    const is = { at: 0, mark }
    const kind = last || mark.number === 1 ? ODD[stepOf(last, is)] : 'starts_late'
    if (kind) {
      const text = last ? `${last.mark.label} → ${mark.label}` : ''
      doubts.push(doubt(kind, { text, place: article.place }, article.label))
    }
    last = is
  }
  return doubts
}

const ODD = { next: null, jump: 'jump', same: 'double', back: 'counts_anew' } as const

/** Articles that are empty, or so long that something was not seen as a beginning. */
export function sizeDoubts(articles: readonly PlacedArticle[]): Doubt[] {
  return articles.flatMap((article) => {
    const text = article.passages.join('')
    const said = shortened(text || (article.headings.at(-1) ?? ''), 60)
    const line = { text: said, place: article.place }
    if (text === '') return [doubt('empty', line, article.label)]
    return text.length > VERY_LONG ? [doubt('very_long', line, article.label)] : []
  })
}
