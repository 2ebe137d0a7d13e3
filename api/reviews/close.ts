import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { events, reviewItems, reviews } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { actorName } from '../shared/actor'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { lockMeeting } from './find'
import { type Item, listItems, loadMeeting, type Meeting, progressOf } from './meeting'
import { closeRefusal } from './rules'
import { settleCases } from './settle'

/**
 * Closes a meeting 散会: its votes stand from now on, whoever was passed goes on and whoever was
 * declined hears why. A case that was withdrawn or moved on meanwhile is left as it is, and one nobody
 * voted on waits for another meeting.
 */
export async function closeReview(
  tx: Db,
  ctx: RequestContext,
  { reviewId }: { reviewId: string },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const review = await lockMeeting(tx, ctx, reviewId)
  const meeting = await loadMeeting(tx, ctx, review)
  const refusal = closeRefusal(progressOf(meeting))
  if (refusal) throw new ApiError('refused', refusal)
  await requireUntiedRecorder(tx, ctx, meeting)
  const items = await listItems(tx, county, reviewId)
  const present = meeting.attendees.length
  await tx
    .update(reviews)
    .set({ status: 'closed', present, closedAt: now, closedBy: staffId })
    .where(and(eq(reviews.county, county), eq(reviews.id, reviewId)))
  const { decided, skipped } = await settleCases(tx, ctx, meeting, items)
  for (const { caseId } of skipped) await drop(tx, county, reviewId, caseId)
  const ofOutcome = (outcome: Item['outcome']) =>
    decided.flatMap(({ item }) => (item.outcome === outcome ? item.caseId : []))
  const passed = ofOutcome('passed')
  const declined = ofOutcome('declined')
  await recordClosing(tx, ctx, meeting, { passed, declined, skipped: skipped.map(caseIdOf) })
  const left = meeting.cases.length - passed.length - declined.length
  const vars = { area: review.areaName, passed: passed.length, declined: declined.length, left }
  return { code: 'closed', vars }
}

const caseIdOf = ({ caseId }: Pick<Item, 'caseId'>) => caseId

/** A vote on a case that was gone when the meeting closed decides nothing. */
const drop = (tx: Db, county: string, reviewId: string, caseId: string) =>
  tx
    .delete(reviewItems)
    .where(
      and(
        eq(reviewItems.county, county),
        eq(reviewItems.reviewId, reviewId),
        eq(reviewItems.caseId, caseId),
      ),
    )

/** Tied since they wrote a vote down, they do not close on it: a colleague writes it down anew. */
async function requireUntiedRecorder(tx: Db, ctx: RequestContext, { review, tied }: Meeting) {
  for (const caseId of tied) {
    const [last] = await tx
      .select({ actor: events.actor })
      .from(events)
      .where(
        and(
          eq(events.county, ctx.county),
          eq(events.subject, `review:${review.id}`),
          eq(events.type, 'review.voted'),
          sql`${events.details} -> 'votes' @> ${JSON.stringify([{ caseId }])}::text::jsonb`,
        ),
      )
      .orderBy(desc(events.seq))
      .limit(1)
    if (last?.actor === actorName(ctx.actor)) throw new ApiError('refused', 'tied')
  }
}

interface Closing {
  passed: string[]
  declined: string[]
  skipped: string[]
}

async function recordClosing(
  tx: Db,
  ctx: RequestContext,
  { review, attendees }: Meeting,
  closing: Closing,
) {
  const { id: reviewId, roundId, level, basis, entitled } = review
  const details = { reviewId, level, basis, entitled, present: attendees.length, ...closing }
  const subjects = [`review:${reviewId}`, `round:${roundId}`]
  const told = subjects.map((subject) => ({ subject, type: 'review.closed', details }))
  await recordMany(tx, ctx, told)
}
