import { join } from 'node:path'
import type { Card } from '../../api/policies/card'
import { CARDS } from '../../api/policies/cards'
import { createSearch } from '../../api/policies/search'
import { answerFrom } from '../../api/policies/answer'
import { createLibrary } from '../../api/policies/library/library'
import type { Bench } from '../run'
import { UsageError } from '../usage-error'
import { checkFigures, readLines } from './figures'

const library = createLibrary()
const reader = { day: '2026-11-30', areaPaths: ['wuxi'] }
const ask = (question: string) => answerFrom(library, question, reader)

interface Query {
  text: string
  /** Ids of the articles that answer it. */
  relevant: string[]
  answerable: boolean
}

const USAGE = 'policies --laws FILE [--facts FILE] [--qa FOLDER]'

/**
 * Whether every figure stands in its source and, with `--qa`, how questions with known answers fare
 * against the cards and, as a baseline, against whole articles.
 */
export const policiesBench: Bench = async ({ say, option }) => {
  const laws = option('laws')
  if (!laws) throw new UsageError(USAGE)
  const wrong = checkFigures(CARDS, laws, option('facts'))
  for (const line of wrong) say(line)
  const figures = CARDS.reduce((sum, card) => sum + card.figures.length, 0)
  const checked = { cards: CARDS.length, figures, wrong: wrong.length }
  const folder = option('qa')
  if (!folder) return { figures: checked }
  const queries = readLines<Query>(join(folder, 'policy.queries.jsonl'))
  const articles = readLines<{ id: string; title: string; text: string }>(
    join(folder, 'policy.corpus.jsonl'),
  )
  return {
    figures: checked,
    answers: answersTo(queries, say),
    cards: hits(CARDS, queries),
    articles: hits(articles.map(asCard), queries),
  }
}

const refOf = new Map(CARDS.map(({ id, source }) => [id, source.ref]))
const hasCard = ({ relevant }: Query) => CARDS.some(({ source }) => relevant.includes(source.ref))

/** What people would get: answered rightly or wrongly, offered a choice, or told that nobody knows. */
function answersTo(queries: readonly Query[], say: (line: string) => void) {
  const results = queries.map((query) => {
    const { answer, others } = ask(query.text)
    const isIt = (id: string) => query.relevant.includes(refOf.get(id) ?? '')
    const isRight = answer !== null && isIt(answer.id)
    if (answer && !isRight) say(`wrong: ${query.text} -> ${answer.question}`)
    const isOffered = answer === null && others.length > 0
    const isOfferedRightly = isOffered && others.some(({ id }) => isIt(id))
    return { query, isAnswered: answer !== null, isRight, isOffered, isOfferedRightly }
  })
  const count = (test: (result: (typeof results)[number]) => boolean) => results.filter(test).length
  const unanswerable = count(({ query }) => !query.answerable)
  const kept = count(({ isAnswered }) => !isAnswered)
  const keptRightly = count(({ query, isAnswered }) => !query.answerable && !isAnswered)
  const [precision, recall] = [keptRightly / kept, keptRightly / unanswerable]
  return {
    asked: queries.length,
    withCard: count(({ query }) => query.answerable && hasCard(query)),
    right: count(({ isRight }) => isRight),
    wrong: count(({ isAnswered, isRight }) => isAnswered && !isRight),
    wrongShare: count(({ isAnswered, isRight }) => isAnswered && !isRight) / queries.length,
    offered: count(({ isOffered }) => isOffered),
    offeredWithRight: count(({ isOfferedRightly }) => isOfferedRightly),
    declined: kept - count(({ isOffered }) => isOffered),
    declineRecall: recall,
    declineF1: (2 * precision * recall) / (precision + recall),
  }
}

/** The plain ranking, whatever its confidence: over all that have an answer, and over those a card covers. */
function hits(cards: readonly Card[], queries: readonly Query[]) {
  const search = createSearch(cards).search
  const answerable = queries.filter(({ answerable }) => answerable)
  const ranked = answerable.map((query) => ({
    isCovered: cards.some(({ source }) => query.relevant.includes(source.ref)),
    rank: search(query.text).findIndex(({ card }) => query.relevant.includes(card.source.ref)),
  }))
  const covered = ranked.filter(({ isCovered }) => isCovered)
  const share = (among: typeof ranked, within: number) =>
    among.filter(({ rank }) => rank >= 0 && rank < within).length / among.length
  return {
    asked: ranked.length,
    hit1: share(ranked, 1),
    hit3: share(ranked, 3),
    covered: covered.length,
    coveredHit1: share(covered, 1),
    coveredHit3: share(covered, 3),
  }
}

/** A whole article as if it were a card: the baseline of searching the laws themselves. */
const asCard = ({ id, title, text }: { id: string; title: string; text: string }): Card => ({
  id,
  question: title,
  aliases: [],
  answer: text,
  source: { document: title, article: '', date: null, ref: id },
  figures: [],
})
