import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { reviews } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { getRound } from '../rounds/find'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { openItemsFor, type ReviewCase } from './cases'
import { lockReview, requireHolder, type Review } from './find'
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
  const round = await getRound(tx, county, review.roundId)
  const { cases } = splitReady(await openItemsFor(tx, ctx, round, review))
  await callOff(tx, ctx, review, cases)
  return { code: 'voided', vars: { area: review.areaName, day: review.meetsOn } }
}

/** Meetings of a round in which nobody waits any more: there is nothing to be decided at them. */
export async function callOffAll(tx: Db, ctx: RequestContext, roundId: string): Promise<void> {
  const called = await tx
    .select()
    .from(reviews)
    .where(
      and(
        eq(reviews.county, ctx.county),
        eq(reviews.roundId, roundId),
        eq(reviews.status, 'called'),
      ),
    )
    .orderBy(asc(reviews.id))
    .for('update')
  for (const review of called) await callOff(tx, ctx, review, [])
}

async function callOff(
  tx: Db,
  ctx: RequestContext,
  review: Review,
  cases: readonly ReviewCase[],
): Promise<void> {
  const { id: reviewId, roundId } = review
  await tx
    .update(reviews)
    .set({ status: 'void' })
    .where(and(eq(reviews.county, ctx.county), eq(reviews.id, reviewId)))
  const details = { reviewId, roundId }
  for (const subject of [`review:${reviewId}`, `round:${roundId}`])
    await record(tx, ctx, { subject, type: 'review.voided', details })
  await tellVoided(tx, ctx, review, cases)
}
