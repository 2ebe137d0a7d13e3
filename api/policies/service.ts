import type { RequestContext } from '../http/context'
import { homeAreasOf } from '../links/home-areas'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { answerById, answerFrom } from './answer'
import { composeAnswer } from './compose'
import { libraryOf } from './library/catch-up'
import type { Reader } from './library/library'

/**
 * Answers a question from the county's library, as it stands in force where the asker lives. Without an
 * answer `others` are the questions it may have been; with neither, nothing is known. Nothing is kept.
 * @param given.day Another day than today: what was in force then.
 * @param given.mayCompose Whether a model may word an answer where the library has none.
 */
export async function askPolicies(
  ctx: RequestContext,
  question: string,
  { day, mayCompose = true }: { day?: Day | undefined; mayCompose?: boolean | undefined } = {},
) {
  const library = await libraryOf(ctx)
  const reader = await readerOf(ctx, day)
  const answered = answerFrom(library, question, reader)
  const { answerModel } = ctx.deps
  if (answered.why !== 'not_covered' || !answerModel || !mayCompose) return answered
  const answer = await composeAnswer(answerModel, library, question, reader)
  return answer ? { answer, isKnown: false, others: [], why: null } : answered
}

/** The answer to a question that was picked among those offered. */
export async function getPolicyAnswer(ctx: RequestContext, id: string, day?: Day) {
  const answer = answerById(await libraryOf(ctx), id, await readerOf(ctx, day))
  if (!answer) throw new ApiError('not_found', 'answer')
  return answer
}

/** What holds in the whole county is for everybody; the rest by where the asker's households live, or staff work. */
async function readerOf(ctx: RequestContext, day: Day = dayOf(ctx.now)): Promise<Reader> {
  const { actor, county, deps } = ctx
  if (actor.kind === 'contact')
    return {
      day,
      areaPaths: [county, ...(await homeAreasOf(deps.connection.db, county, actor.contactId))],
    }
  // Everybody may ask; where they work is in their roles alone.
  const worksIn = actor.kind === 'staff' ? actor.roles.map(({ areaPath }) => areaPath) : []
  return { day, areaPaths: [county, ...worksIn] }
}
