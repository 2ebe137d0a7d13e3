import { type Asked, wordingsFor } from './asked'
import { isForOthers } from './group-of'
import { plain } from './plain'
import { asksWhatNoTextHolds } from './rules'
import { createIndex, type Found, type Indexed } from './text-index'

/** A piece of a law that stands alone. */
export interface Article {
  id: string
  /** The name of its law and its number in it, as 农业保险条例 第三条. */
  title: string
  text: string
}

export interface ArticleHit extends Found {
  /** How near the question is to a wording in which the article is asked for. */
  near: number
}

/** A wording of ours counts more than a word of the law. */
const ASKED_WEIGHT = 2
/** So many of the best are looked at closely: one that is asked for in such words goes before the others. */
const CLOSE = 10
/** What an article is worth that is for some people only, where the question says nothing of them. */
const OF_OTHERS = 0.75
/** Of the best so many tell how sure an answer is. */
const SURE = 3
/** From here on the best article is taken for an answer; `npm run -s bench -- understanding` shows what that costs. */
export const ANSWERED_FROM = 0.66

/** Articles that may answer a question, best first, and how sure it is that one of them does; articles come and go. */
export function createArticleSearch(articles: readonly Article[], asked: Asked) {
  const wordingsOf = new Map(articles.map((each) => [each.id, wordingsFor(each, asked)]))
  const indexed = ({ id, title, text }: Article): Indexed => ({
    id,
    fields: [
      { text: title, weight: 1 },
      { text, weight: 1 },
      // Together: to make a text plain costs as much for few words as for many.
      { text: (wordingsOf.get(id) ?? []).join(' '), weight: ASKED_WEIGHT },
    ],
  })
  const titleOf = new Map(articles.map(({ id, title }) => [id, title]))
  const index = createIndex(articles.map(indexed))

  return {
    nearnessTo: index.nearnessTo,
    /** The wording an article is asked for in that comes nearest to a question; null where none was written. */
    nearestWording(question: string, id: string): string | null {
      const wordings = wordingsOf.get(id) ?? []
      const worth = index.nearnessTo(question)
      return wordings.toSorted((a, b) => worth(b) - worth(a))[0] ?? null
    },
    /** @param isWanted Of which articles one may be found; all of them unless given. */
    search(question: string, most = 10, isWanted?: (id: string) => boolean) {
      const found = index.search([{ text: question, weight: 1 }], Math.max(most, CLOSE), isWanted)
      const nearness = index.nearnessTo(question)
      const close = found.slice(0, CLOSE).map((each): ArticleHit => {
        const wordings = wordingsOf.get(each.id) ?? []
        const share = isForOthers(titleOf.get(each.id) ?? '', question) ? OF_OTHERS : 1
        const near = Math.max(0, ...wordings.map(nearness))
        return {
          id: each.id,
          score: each.score * share,
          covered: each.covered * share,
          near: near * share,
        }
      })
      const ranked = close.toSorted((a, b) => rankOf(b) - rankOf(a))
      const hits = [...ranked, ...found.slice(CLOSE).map((each) => ({ ...each, near: 0 }))].slice(
        0,
        most,
      )
      return { hits, sureness: surenessOf(question, hits) }
    },
    add(article: Article): void {
      wordingsOf.set(article.id, wordingsFor(article, asked))
      titleOf.set(article.id, article.title)
      index.add(indexed(article))
    },
    remove(article: Article): void {
      index.remove(indexed(article))
      wordingsOf.delete(article.id)
      titleOf.delete(article.id)
    },
  }
}

const rankOf = ({ score, near }: ArticleHit) => score * (1 + near)

function surenessOf(question: string, hits: readonly ArticleHit[]): number {
  const [best] = hits
  if (!best || asksWhatNoTextHolds(plain(question))) return 0
  return best.covered + Math.max(...hits.slice(0, SURE).map(({ near }) => near))
}
