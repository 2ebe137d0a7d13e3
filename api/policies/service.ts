import { ApiError } from '../shared/errors'
import { type Card, sourceText } from './card'
import { CARDS } from './cards'
import { plain } from './plain'
import { asksAmount, asksWhatNoTextHolds, mayOffer, verdictOn } from './rules'
import { createSearch } from './search'

const { search } = createSearch(CARDS)
const byId = new Map(CARDS.map((card) => [card.id, card]))

/** Offered beside an answer, and where there is none. */
const MOST_BESIDE = 2
const MOST_INSTEAD = 3

/**
 * Answers a question from the cards. Without an answer `others` are the questions it may have been;
 * with neither, nothing is known. Nothing of what was asked is kept.
 */
export function askPolicies(question: string) {
  const text = plain(question)
  if (asksWhatNoTextHolds(text)) return { answer: null, others: [] }
  const hits = search(question)
  const verdict = verdictOn(hits, asksAmount(text))
  if (verdict === 'decline') return { answer: null, others: [] }
  const worth = hits.filter(mayOffer)
  const [best, ...rest] = worth.map(({ card }) => card)
  if (verdict === 'answer' && best) {
    return { answer: present(best), others: rest.slice(0, MOST_BESIDE).map(shortOf) }
  }
  return { answer: null, others: worth.slice(0, MOST_INSTEAD).map(({ card }) => shortOf(card)) }
}

/** The answer to a question that was picked among those offered. */
export function getPolicyAnswer(id: string) {
  const card = byId.get(id)
  if (!card) throw new ApiError('not_found', 'answer')
  return present(card)
}

const shortOf = ({ id, question }: Card) => ({ id, question })

function present({ id, question, answer, source }: Card) {
  const { document, article, date } = source
  return {
    id,
    question,
    text: answer,
    source: { document, article, date, text: sourceText(source) },
  }
}
