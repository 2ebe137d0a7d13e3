import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { reviews } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { getRound } from '../rounds/find'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { openItemsFor } from './cases'
import { lockReview, requireHolder } from './find'
import { splitReady } from './rules'
import { tellVoided } from './tell'

/** Calls a meeting off: nothing is decided, its cases wait for another one. */
export async function voidReview(
  tx: Db,
  ctx: RequestContext,
  { reviewId }: { reviewId: string },
): Promise<Outcome> {
  const { county } = ctx
  const review = await lockReview(tx, county, reviewId)
  requireHolder(ctx, review)
  if (review.status !== 'called') throw new ApiError('refused', `review_${review.status}`)
  await tx
    .update(reviews)
    .set({ status: 'void' })
    .where(and(eq(reviews.county, county), eq(reviews.id, reviewId)))
  const details = { reviewId, roundId: review.roundId }
  for (const subject of [`review:${reviewId}`, `round:${review.roundId}`])
    await record(tx, ctx, { subject, type: 'review.voided', details })
  const round = await getRound(tx, county, review.roundId)
  const { cases } = splitReady(await openItemsFor(tx, ctx, round, review))
  await tellVoided(tx, ctx, review, cases)
  return { code: 'voided', vars: { area: review.areaName, day: review.meetsOn } }
}
