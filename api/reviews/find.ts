import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { reviews } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { NoticeLevel } from '../../db/values/rounds'
import { getFigure } from '../figures/service'
import type { FigureName } from '../figures/names'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { frozenFigure } from '../rounds/figures'
import { contains } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { mayHold, meetingRefusal } from './rules'

export type Review = typeof reviews.$inferSelect

export async function getReview(db: Db, county: string, id: string): Promise<Review> {
  const [review] = await db
    .select()
    .from(reviews)
    .where(and(eq(reviews.county, county), eq(reviews.id, id)))
  if (!review) throw new ApiError('not_found', 'review')
  return review
}

/** The meeting, held until the end: two who write its votes down do so one after the other. */
export async function lockReview(tx: Db, county: string, id: string): Promise<Review> {
  const [review] = await tx
    .select()
    .from(reviews)
    .where(and(eq(reviews.county, county), eq(reviews.id, id)))
    .for('update')
  if (!review) throw new ApiError('not_found', 'review')
  return review
}

/** Refuses who may not hold the meetings of a level there; one of another area is not found. */
export function requireHolder(
  ctx: RequestContext,
  { level, areaPath }: { level: NoticeLevel; areaPath: AreaPath },
): { staffId: string } {
  const { staffId } = requireStaff(ctx)
  requireInScope(ctx, areaPath, 'review')
  if (!isHolder(ctx, level, areaPath)) throw new ApiError('refused', 'other_level')
  return { staffId }
}

export function isHolder({ actor }: RequestContext, level: NoticeLevel, areaPath: AreaPath) {
  if (actor.kind !== 'staff') return false
  const here = actor.roles.filter((each) => contains(each.areaPath, areaPath))
  return mayHold(
    level,
    here.map(({ role }) => role),
  )
}

/** A meeting the actor holds, under way: called, its day come. */
export async function lockMeeting(tx: Db, ctx: RequestContext, id: string): Promise<Review> {
  const review = await lockReview(tx, ctx.county, id)
  requireHolder(ctx, review)
  const refusal = meetingRefusal(review, dayOf(ctx.now))
  if (refusal) throw new ApiError('refused', refusal)
  return review
}

/** A figure a round goes by; of a round that froze none the one in force today. */
export async function figureFor(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  round: { figures: unknown },
  name: FigureName,
): Promise<number> {
  return frozenFigure(round, name) ?? (await getFigure(tx, county, name, dayOf(now)))
}
