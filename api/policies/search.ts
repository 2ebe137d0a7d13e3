import { type Card, said } from './card'
import { inTerms, topicsIn } from './lexicon'
import { plain } from './plain'
import { type Fit, rankOf } from './rules'
import { createIndex, type Found } from './text-index'

/** How a card fits a question; see `Fit`. */
export interface Hit extends Fit {
  card: Card
}

/** What a word counts for in each field. */
const WEIGHTS = { question: 3, aliases: 2, answer: 1 }
/** So many of the best are looked at closely. */
const CLOSE = 20
const LATIN = /[a-z]+/g

interface Entry {
  card: Card
  /** Its question and what else it is asked as, in terms. */
  wordings: string[]
  /** What its question is about. */
  topics: Set<string>
  /** All of it in terms, to see what it names. */
  terms: string
}

const termsOf = (text: string) => inTerms(plain(text))

/** BM25 over the fields of the cards in their own terms; cards may come and go. */
export function createSearch(cards: readonly Card[]) {
  const entries = new Map(cards.map((card) => [card.id, entryOf(card)]))
  const index = createIndex([...entries.values()].map(indexed))

  function hitOf(
    question: string,
    topics: Set<string>,
    nearness: (wording: string) => number,
    { id, score, covered }: Found,
  ): Hit[] {
    const entry = entries.get(id)
    if (!entry) return []
    const near = Math.max(...entry.wordings.map(nearness))
    const isOnTopic = [...topics].some((topic) => entry.topics.has(topic))
    const isOffTopic =
      [...topics].some((topic) => !entry.terms.includes(topic)) ||
      (entry.topics.size > 0 && topics.size > 0 && !isOnTopic) ||
      (question.match(LATIN) ?? []).some((word) => !entry.terms.includes(word))
    const hasAmount = entry.card.figures.some((figure) => /元|倍/.test(said(figure)))
    return [{ card: entry.card, score, covered, near, isOffTopic, isOnTopic, hasAmount }]
  }

  return {
    /**
     * The cards that share a word with the question, best first.
     * @param isWanted Which cards may be found; all of them unless given.
     */
    search(question: string, most = 10, isWanted?: (id: string) => boolean): Hit[] {
      const asked = termsOf(question)
      const topics = topicsIn(asked)
      const nearness = index.nearnessTo(asked)
      return index
        .search([{ text: asked, weight: 1 }], CLOSE, isWanted)
        .flatMap((found) => hitOf(asked, topics, nearness, found))
        .toSorted((a, b) => rankOf(b) - rankOf(a))
        .slice(0, most)
    },
    add(card: Card): void {
      const entry = entryOf(card)
      entries.set(card.id, entry)
      index.add(indexed(entry))
    },
    remove(id: string): void {
      const entry = entries.get(id)
      if (entry) index.remove(indexed(entry))
      entries.delete(id)
    },
  }
}

function indexed({ card, wordings: [question = '', ...aliases] }: Entry) {
  return {
    id: card.id,
    fields: [
      { text: question, weight: WEIGHTS.question },
      ...aliases.map((text) => ({ text, weight: WEIGHTS.aliases })),
      { text: termsOf(card.answer), weight: WEIGHTS.answer },
    ],
  }
}

function entryOf(card: Card): Entry {
  const wordings = [card.question, ...card.aliases].map(termsOf)
  const terms = [...wordings, termsOf(card.answer)].join(' ')
  return { card, wordings, terms, topics: topicsIn(termsOf(card.question)) }
}
