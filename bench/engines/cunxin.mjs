// Our search and our classifier as modules for other measuring programs: run by plain Node, so that TypeScript is
// made readable here.
import { register } from 'tsx/esm/api'

register()
const { createArticleSearch } = await import('../../api/policies/articles.ts')
const { readAsked } = await import('../../api/policies/asked.ts')
const { likeliestLabel } = await import('../../bot/understanding/reading.ts')

/** @param corpus Articles with id, title and text. */
export async function create(corpus) {
  const { search } = createArticleSearch(
    corpus.map(({ id, title = '', text }) => ({ id, title, text })),
    readAsked(),
  )
  return {
    search(query, most = 10) {
      const { hits, sureness } = search(query, most)
      return Object.assign([...hits], { confidence: sureness })
    },
  }
}

export const classify = likeliestLabel
