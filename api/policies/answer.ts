import { type ArticleHit, ANSWERED_FROM } from './articles'
import { shortLawName } from './asked'
import { type Card, sourceText } from './card'
import type { Library, LibraryArticle, Reader } from './library/library'
import { plain } from './plain'
import { quote, saysWhat } from './quote'
import { asksAmount, asksWhatNoTextHolds, mayOffer, verdictOn } from './rules'
import type { Hit } from './search'

export interface AnswerSource {
  document: string
  article: string
  /** From when it is in force, or of its issue; null where unknown. */
  date: string | null
  /** As the reader sees it: 《…》第十四条. */
  text: string
}

export interface Answer {
  /** Of the card or the article. */
  id: string
  question: string
  text: string
  /** The whole article, where the text is a sentence of it. */
  whole: string | null
  source: AnswerSource
}

export interface OfferedQuestion {
  id: string
  question: string
}

/** Why there is no answer: no text holds today's sums and telephone numbers; or none covers what was asked. */
export type Unanswered = 'no_text_holds' | 'not_covered'

export interface Answered {
  answer: Answer | null
  /** It was asked much as we know it to be asked: a question, whatever else it may look like. */
  isKnown: boolean
  /** Without an answer the questions it may have been; with one, what is near it. */
  others: OfferedQuestion[]
  why: Unanswered | null
}

/** Offered beside an answer, and where there is none. */
const MOST_BESIDE = 2
const MOST_INSTEAD = 3
/** An article is offered by a wording of ours this near to the question. */
const OFFER_WORDING_FROM = 0.35

/** Answers a question from a library, for whoever asks: rather nothing than something wrong. */
export function answerFrom(library: Library, question: string, reader: Reader): Answered {
  const text = plain(question)
  const hits = library.searchCards(question, reader)
  const own = ofTheCounty(library, question, hits, reader)
  if (own) return { answer: own, isKnown: true, others: [], why: null }
  if (asksWhatNoTextHolds(text)) return { ...NO_ANSWER, why: 'no_text_holds' }
  const found = library.searchArticles(question, reader)
  const verdict = verdictOn(hits, asksAmount(text))
  const worth = verdict === 'decline' ? [] : hits.filter(mayOffer)
  const [best, ...rest] = worth
  const [first] = found.hits
  const article = first && found.sureness >= ANSWERED_FROM ? first : undefined
  // A card answers unless somebody asks for the article in words nearer to the question.
  const isNearer = article && best && article.near > best.near
  if (verdict === 'answer' && best && !isNearer) {
    const others = rest.slice(0, MOST_BESIDE).map(({ card }) => shortOf(card))
    return { answer: ofCard(best.card), isKnown: best.near >= KNOWN_FROM, others, why: null }
  }
  if (article) {
    const answer =
      cardOn(library, article, hits, reader) ?? ofArticle(library, question, article, reader)
    return { answer, isKnown: article.near >= KNOWN_FROM, others: [], why: null }
  }
  const others = [
    ...worth.map(({ card }) => shortOf(card)),
    ...wordingsOf(library, question, found.hits),
  ]
  return { ...NO_ANSWER, others: others.slice(0, MOST_INSTEAD), why: 'not_covered' }
}

/** Much in words in which we know it to be asked. */
const KNOWN_FROM = 0.75
const NO_ANSWER = { answer: null, isKnown: false, others: [] as OfferedQuestion[] }

/** Asked in the words of a card. */
const SAME_FROM = 0.9

/**
 * What the county itself says is known today, sums and telephones too: a card of its own asked in its own words, or a
 * paper of its own, where the question names what that is about and a sentence says what kind of thing is asked for.
 */
function ofTheCounty(
  library: Library,
  question: string,
  hits: readonly Hit[],
  reader: Reader,
): Answer | null {
  const isTodays = asksWhatNoTextHolds(plain(question))
  const card = hits.find(
    ({ card: { id, source }, near }) =>
      library.isOwn(id) &&
      near >= SAME_FROM &&
      // What a year's sums were says nothing of the next.
      (!isTodays || source.date?.slice(0, 4) === reader.day.slice(0, 4)),
  )?.card
  if (card) return ofCard(card)
  for (const hit of library.searchOwnPapers(question, reader, MOST_INSTEAD)) {
    const answer = ofArticle(library, question, hit, reader)
    if (answer && saysWhat(question, answer.text)) return answer
  }
  return null
}

/** The answer to a question that was picked among those offered; null where it is not there any more. */
export function answerById(library: Library, id: string, reader: Reader): Answer | null {
  const card = library.cardOf(id, reader)
  if (card) return ofCard(card)
  const article = library.articleOf(id, reader)
  return article ? present(article, article.passages.join(''), null) : null
}

/** What the best article says was put into plainer words by a card. */
function cardOn(
  library: Library,
  hit: ArticleHit,
  cards: readonly Hit[],
  reader: Reader,
): Answer | null {
  const article = library.articleOf(hit.id, reader)
  if (!article) return null
  const law = shortLawName(article.document)
  const same = cards.find(
    ({ card: { source } }) =>
      shortLawName(source.document) === law && source.article === article.label,
  )
  return same && mayOffer(same) ? ofCard(same.card) : null
}

function ofArticle(
  library: Library,
  question: string,
  { id }: ArticleHit,
  reader: Reader,
): Answer | null {
  const article = library.articleOf(id, reader)
  if (!article) return null
  const { text, whole } = quote(question, article.passages, library.nearnessTo(question))
  return present(article, text, whole)
}

function wordingsOf(library: Library, question: string, hits: readonly ArticleHit[]) {
  return hits.flatMap(({ id, near }): OfferedQuestion[] => {
    const wording = near >= OFFER_WORDING_FROM ? library.nearestWording(question, id) : null
    return wording === null ? [] : [{ id, question: wording }]
  })
}

const shortOf = ({ id, question }: Card): OfferedQuestion => ({ id, question })

function ofCard({ id, question, answer, source }: Card): Answer {
  const { document, article, date } = source
  const named = { document, article, date, text: sourceText(source) }
  return { id, question, text: answer, whole: null, source: named }
}

function present(
  { id, document, label, title, validFrom }: LibraryArticle,
  text: string,
  whole: string | null,
): Answer {
  const source = {
    document,
    article: label,
    date: validFrom,
    text: sourceText({ document, article: label }),
  }
  return { id, question: title, text, whole, source }
}
