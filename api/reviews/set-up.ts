import { and, desc, eq, isNotNull, notInArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, reviews } from '../../db/schema'
import type { QuorumBasis } from '../../db/values/reviews'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { getRound } from '../rounds/find'
import { QUORUM_FIGURES } from '../rounds/paths'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { figureFor, lockMeeting, type Review } from './find'
import { BASES, quorumOf } from './rules'

export interface SetUp {
  reviewId: string
  basis: QuorumBasis
  entitled: number
  isSecret: boolean
}

/** Of whom the quorum is reckoned, how many there are 应到, and how is voted. */
export async function setUpReview(
  tx: Db,
  ctx: RequestContext,
  { reviewId, basis, entitled, isSecret }: SetUp,
): Promise<Outcome> {
  const { county } = ctx
  const review = await lockMeeting(tx, ctx, reviewId)
  const round = await getRound(tx, county, review.roundId)
  const permille = await figureFor(tx, ctx, round, QUORUM_FIGURES[review.level])
  const bases: readonly QuorumBasis[] = BASES[review.body]
  if (!bases.includes(basis)) throw new ApiError('refused', 'other_basis')
  await tx
    .update(reviews)
    .set({ basis, entitled, isSecret })
    .where(and(eq(reviews.county, county), eq(reviews.id, reviewId)))
  const details = { reviewId, basis, entitled, isSecret }
  await record(tx, ctx, { subject: `review:${reviewId}`, type: 'review.set_up', details })
  return { code: 'set_up', vars: { entitled, needed: quorumOf(entitled, permille) } }
}

/** How many are entitled unless it is said otherwise: the households of the group, or as many as last time. */
export async function suggestEntitled(
  tx: Db,
  county: string,
  review: Review,
): Promise<number | null> {
  if (review.body === 'group_meeting') {
    const here = and(
      eq(households.county, county),
      sql`(${households.areaPath} = ${review.areaPath}
           or ${households.areaPath} like ${`${review.areaPath}.%`})`,
      notInArray(households.status, ['closed']),
    )
    return tx.$count(households, here)
  }
  return (await findLastReview(tx, county, review))?.entitled ?? null
}

/** The last meeting of the same body in the area that came to a decision. */
export async function findLastReview(
  tx: Db,
  county: string,
  { body, areaPath }: Pick<Review, 'body' | 'areaPath'>,
): Promise<Review | undefined> {
  const [last] = await tx
    .select()
    .from(reviews)
    .where(
      and(
        eq(reviews.county, county),
        eq(reviews.areaPath, areaPath),
        eq(reviews.body, body),
        eq(reviews.status, 'closed'),
        isNotNull(reviews.closedAt),
      ),
    )
    .orderBy(desc(reviews.closedAt), desc(reviews.id))
    .limit(1)
  return last
}
