import { and, count, desc, eq, gte, lt, sql } from 'drizzle-orm'
import { policyQuestions } from '../../../db/schema'
import type { RequestContext } from '../../http/context'
import { inTransaction } from '../../http/write'
import { addDays, type Day, instantOf } from '../../shared/day'
import type { Db } from '../../../db/client'
import { libraryOf } from '../library/catch-up'
import type { Library } from '../library/library'
import { plain } from '../plain'
import { wordsAt } from './note'

/** Of so many questions the words are read; the counts are of all. */
const MOST_READ = 5_000
const MOST_LISTED = 20

export interface AskedOften {
  words: string
  times: number
}

/** What was asked from one day to another, both included: how often, what stayed unanswered, what was misunderstood. */
export async function reportQuestions(ctx: RequestContext, { from, to }: { from: Day; to: Day }) {
  // Before the transaction: one that waited for a second connection could wait for ever.
  const library = await libraryOf(ctx)
  return inTransaction(ctx.deps.connection.db, (tx) => report(tx, ctx, library, from, to))
}

async function report(tx: Db, ctx: RequestContext, library: Library, from: Day, to: Day) {
  const { county } = ctx
  const within = and(
    eq(policyQuestions.county, county),
    gte(policyQuestions.askedAt, instantOf(from, 0)),
    lt(policyQuestions.askedAt, instantOf(addDays(to, 1), 0)),
  )
  const counted = (condition: ReturnType<typeof sql>) =>
    sql<number>`count(*) filter (where ${condition})::int`
  const [counts] = await tx
    .select({
      asked: count(),
      answered: counted(sql`${policyQuestions.outcome} = 'answered'`),
      useful: counted(sql`${policyQuestions.isUseful}`),
      notUseful: counted(sql`not ${policyQuestions.isUseful}`),
      handedOver: counted(sql`${policyQuestions.helpRequestId} is not null`),
    })
    .from(policyQuestions)
    .where(within)
  const rows = await tx
    .select()
    .from(policyQuestions)
    .where(within)
    .orderBy(desc(policyQuestions.askedAt), desc(policyQuestions.id))
    .limit(MOST_READ)
  const words = rows.map((row) => ({
    ...row,
    words: ctx.deps.sealer.open(wordsAt(county, row.id), row.wordsSealed),
  }))
  const reader = { day: to, areaPaths: [county] }
  const answeredBy = Map.groupBy(
    words.filter(({ answerId }) => answerId !== null),
    ({ answerId }) => answerId ?? '',
  )
  return {
    from,
    to,
    counts: counts ?? { asked: 0, answered: 0, useful: 0, notUseful: 0, handedOver: 0 },
    /** Of each card or article how often it answered, and how often that was of no use. */
    answers: [...answeredBy]
      .map(([id, asked]) => ({
        id,
        question:
          library.cardOf(id, reader)?.question ?? library.articleOf(id, reader)?.title ?? null,
        times: asked.length,
        notUseful: asked.filter(({ isUseful }) => isUseful === false).length,
      }))
      .toSorted((a, b) => b.times - a.times || (a.id < b.id ? -1 : 1))
      .slice(0, MOST_LISTED),
    unanswered: oftenest(words.filter(({ outcome }) => outcome !== 'answered')),
    misunderstood: oftenest(words.filter(({ isUseful }) => isUseful === false)),
  }
}

/** The same words, however they are spaced or stopped, count as one; the most frequent first. */
function oftenest(asked: readonly { words: string }[]): AskedOften[] {
  return [...Map.groupBy(asked, ({ words }) => plain(words).replaceAll(' ', ''))]
    .map(([, same]) => ({ words: same[0]?.words ?? '', times: same.length }))
    .toSorted((a, b) => b.times - a.times || (a.words < b.words ? -1 : 1))
    .slice(0, MOST_LISTED)
}
