import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { reviews, rounds } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { NoticeLevel } from '../../db/values/rounds'
import { findArea } from '../areas/words'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { levelOf } from '../notices/rules'
import type { Round } from '../rounds/find'
import { stepAt } from '../rounds/paths'
import { contains } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { openItemsFor } from './cases'
import { requireHolder, type Review } from './find'
import { BASES, dayRefusal, splitReady } from './rules'
import { tellCalled } from './tell'

export interface NewReview {
  roundId: string
  areaPath: AreaPath
  /** An instant. */
  meetsAt: string
}

/**
 * Calls the meeting 评议会 of an area for everybody of a round who waits for its review; the households
 * concerned and the staff of the area are told. One is called at a time.
 */
export async function callReview(
  tx: Db,
  ctx: RequestContext,
  { roundId, areaPath, meetsAt: at }: NewReview,
): Promise<Outcome> {
  const { county, now } = ctx
  const meetsAt = new Date(at)
  const meetsOn = dayOf(meetsAt)
  const level = levelOf(areaPath)
  const area = await findArea(tx, county, areaPath)
  if (!area || !level) throw new ApiError('not_found', 'area')
  const { staffId } = requireHolder(ctx, { level, areaPath })
  const late = dayRefusal(meetsOn, dayOf(now))
  if (late) throw new ApiError('refused', late)
  const round = await joinRound(tx, county, roundId, areaPath)
  const step = stepAt(round.kind, level)
  if (!step) throw new ApiError('refused', 'nobody')
  const called = await findCalled(tx, county, { roundId, level, areaPath })
  if (called) return { code: 'already_called', vars: { area: area.name, day: called.meetsOn } }
  const waiting = await openItemsFor(tx, ctx, round, { level, areaPath })
  const { cases, left, refusal } = splitReady(waiting)
  if (refusal) throw new ApiError('refused', refusal)

  const review: Review = {
    county,
    id: newId(),
    roundId,
    level,
    areaPath,
    areaName: area.name,
    body: step.body,
    status: 'called',
    calledBy: staffId,
    calledAt: now,
    meetsOn,
    isSecret: false,
    basis: BASES[step.body][0],
    entitled: null,
    present: null,
    minutesSealed: null,
    closedAt: null,
    closedBy: null,
  }
  await tx.insert(reviews).values(review)
  const details = {
    reviewId: review.id,
    roundId,
    level,
    areaPath,
    areaName: area.name,
    body: step.body,
    meetsOn,
    meetsAt: meetsAt.toISOString(),
    basis: review.basis,
    calledBy: staffId,
    cases: cases.map(({ caseId }) => caseId),
    left: left.map(({ caseId }) => caseId),
  }
  const subjects = [`review:${review.id}`, `round:${roundId}`]
  await recordMany(
    tx,
    ctx,
    subjects.map((subject) => ({ subject, type: 'review.called', details })),
  )
  await tellCalled(tx, ctx, { review, kind: round.kind, meetsAt, cases, left: left.length })
  const vars = { area: area.name, kind: round.kind, at: meetsAt.toISOString(), cases: cases.length }
  return { code: 'called', vars: { ...vars, left: left.length, reviewId: review.id } }
}

/** Until the end nobody closes the round. */
async function joinRound(
  tx: Db,
  county: string,
  roundId: string,
  areaPath: AreaPath,
): Promise<Round> {
  const [round] = await tx
    .select()
    .from(rounds)
    .where(and(eq(rounds.county, county), eq(rounds.id, roundId)))
    .for('key share')
  if (!round || !contains(round.areaPath, areaPath)) throw new ApiError('not_found', 'round')
  if (round.status === 'closed') throw new ApiError('refused', 'no_round')
  return round
}

interface Place {
  roundId: string
  level: NoticeLevel
  areaPath: AreaPath
}

/** The meeting that is called for a level of a round in an area and is not over. */
export async function findCalled(
  tx: Db,
  county: string,
  { roundId, level, areaPath }: Place,
): Promise<Review | undefined> {
  const [review] = await tx
    .select()
    .from(reviews)
    .where(
      and(
        eq(reviews.county, county),
        eq(reviews.roundId, roundId),
        eq(reviews.level, level),
        eq(reviews.areaPath, areaPath),
        eq(reviews.status, 'called'),
      ),
    )
  return review
}
