import { type Card, said } from './card'
import { inTerms, topicsIn } from './lexicon'
import { bigrams, plain } from './plain'
import { type Fit, rankOf } from './rules'

/**
 * `score`: BM25. `covered`: how much of what was asked, by weight, the card speaks of at all.
 * `near`: how near the question is to the nearest single wording of the card.
 */
export interface Hit extends Fit {
  card: Card
}

const K1 = 1.2
const B = 0.5
/** What a word counts for in each field. */
const WEIGHTS = { question: 3, aliases: 2, answer: 1 }

interface Entry {
  card: Card
  weights: Map<string, number>
  length: number
  wordings: Set<string>[]
  /** What its question is about. */
  topics: Set<string>
  /** All of it in terms, to see what it names. */
  terms: string
}

const termsOf = (text: string) => inTerms(plain(text))
/** Character bigrams, in the words of the cards. */
const wordsOf = (text: string) => bigrams(termsOf(text))
const LATIN = /^[a-z]/

/** BM25 over the fields of the cards together, each with its weight. */
export function createSearch(cards: readonly Card[]) {
  const entries = cards.map(entryOf)
  const average = entries.reduce((sum, { length }) => sum + length, 0) / entries.length
  const inCards = new Map<string, number>()
  for (const { weights } of entries)
    for (const word of weights.keys()) inCards.set(word, (inCards.get(word) ?? 0) + 1)

  const rarity = (word: string) => {
    const count = inCards.get(word) ?? 0
    return Math.log(1 + (entries.length - count + 0.5) / (count + 0.5))
  }
  const weigh = (words: Iterable<string>) => [...words].reduce((sum, word) => sum + rarity(word), 0)

  function hitOf({ asked, whole, topics }: Asked, entry: Entry): Hit {
    let score = 0
    for (const word of asked) {
      const weight = entry.weights.get(word)
      if (!weight) continue
      const norm = K1 * (1 - B + (B * entry.length) / average)
      score += (rarity(word) * weight * (K1 + 1)) / (weight + norm)
    }
    const covered = weigh([...asked].filter((word) => entry.weights.has(word))) / whole
    const near = Math.max(
      ...entry.wordings.map((wording) => {
        const shared = weigh([...asked].filter((word) => wording.has(word)))
        return (2 * shared) / (whole + weigh(wording))
      }),
    )
    const isOnTopic = [...topics].some((topic) => entry.topics.has(topic))
    const isOffTopic =
      [...topics].some((topic) => !entry.terms.includes(topic)) ||
      (entry.topics.size > 0 && topics.size > 0 && !isOnTopic) ||
      [...asked].some((word) => LATIN.test(word) && !entry.weights.has(word))
    const hasAmount = entry.card.figures.some((figure) => /元|倍/.test(said(figure)))
    return { card: entry.card, score, covered, near, isOffTopic, isOnTopic, hasAmount }
  }

  /** The cards that share a word with the question, best first. */
  return function search(question: string, most = 10): Hit[] {
    const asked = new Set(wordsOf(question))
    const whole = weigh(asked)
    if (whole === 0) return []
    const topics = topicsIn(termsOf(question))
    return entries
      .map((entry) => hitOf({ asked, whole, topics }, entry))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => rankOf(b) - rankOf(a))
      .slice(0, most)
  }
}

interface Asked {
  asked: Set<string>
  /** The weight of all that is asked. */
  whole: number
  topics: Set<string>
}

function entryOf(card: Card): Entry {
  const weights = new Map<string, number>()
  let length = 0
  const add = (words: readonly string[], weight: number) => {
    length += words.length * weight
    for (const word of words) weights.set(word, (weights.get(word) ?? 0) + weight)
  }
  const question = wordsOf(card.question)
  const aliases = card.aliases.map(wordsOf)
  add(question, WEIGHTS.question)
  for (const words of aliases) add(words, WEIGHTS.aliases)
  add(wordsOf(card.answer), WEIGHTS.answer)
  const terms = [card.question, ...card.aliases, card.answer].map(termsOf).join(' ')
  const wordings = [question, ...aliases].map((words) => new Set(words))
  return { card, weights, length, wordings, terms, topics: topicsIn(termsOf(card.question)) }
}
