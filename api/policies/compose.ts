import { sourceText } from './card'
import type { Answer } from './answer'
import type { Library, LibraryArticle, Reader } from './library/library'
import type { AnswerModel, Passage } from './model/model'

/** So many articles are looked at, and so many of them shown to the model. */
const MOST_LOOKED_AT = 20
const MOST_SHOWN = 5
/** For all that is asked of the model together: a villager waits. */
const WITHIN_MS = 4_000

/**
 * An answer the model words from the nearest articles; what it cites comes with it. Null where it is late, or said
 * anything they do not prove.
 */
export async function composeAnswer(
  model: AnswerModel,
  library: Library,
  question: string,
  reader: Reader,
): Promise<Answer | null> {
  const near = library
    .searchArticles(question, reader, MOST_LOOKED_AT)
    .hits.flatMap(({ id }) => library.articleOf(id, reader) ?? [])
  if (near.length === 0) return null
  return within(WITHIN_MS, async () => {
    const shown = (await byLikeness(model, question, near)).slice(0, MOST_SHOWN)
    const composed = await model.compose(question, shown.map(passageOf))
    const article = shown.find(({ id }) => composed?.cited.includes(id))
    if (!composed || !article) return null
    const { document, label, title, validFrom: date, passages } = article
    const source = {
      document,
      article: label,
      date,
      text: sourceText({ document, article: label }),
    }
    return {
      id: article.id,
      question: title,
      text: composed.text,
      whole: passages.join(''),
      source,
    }
  })
}

/** Nearest in meaning first, where the model can tell; else as the words had it. */
async function byLikeness(
  model: AnswerModel,
  question: string,
  articles: readonly LibraryArticle[],
) {
  const texts = articles.map(({ title, text }) => `${title} ${text}`)
  const likeness = await model.likeness(question, texts)
  if (!likeness) return articles
  return articles
    .map((article, at) => ({ article, like: likeness[at] ?? 0 }))
    .toSorted((a, b) => b.like - a.like)
    .map(({ article }) => article)
}

const passageOf = ({ id, document, label, text }: LibraryArticle): Passage => ({
  id,
  source: sourceText({ document, article: label }),
  text,
})

async function within<T>(ms: number, act: () => Promise<T | null>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms)
  })
  try {
    return await Promise.race([act(), late])
  } finally {
    clearTimeout(timer)
  }
}
