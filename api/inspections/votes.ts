import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { reviewAttendees, reviewItems, reviews, rounds, staff } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { minutesPlace } from '../reviews/minutes'
import { quorumOf } from '../reviews/rules'
import { reasonPlace } from '../reviews/vote'
import { frozenFigure } from '../rounds/figures'
import { QUORUM_FIGURES } from '../rounds/paths'
import type { Meeting, Vote } from './facts'

type Context = Pick<RequestContext, 'county' | 'deps'>

/** What meetings voted about each case, the earliest first, and the meetings. */
export async function readVotes(db: Db, ctx: Context, ids: readonly string[]) {
  const { county, deps } = ctx
  const rows = await select(db, county, ids)
  const meetings = new Map<string, Meeting>()
  const votes = rows.map(({ item, ...meeting }) => {
    const { review } = meeting
    if (!meetings.has(review.id)) meetings.set(review.id, toMeeting(ctx, meeting))
    const { caseId, votesFor, votesAgainst, abstained, kinAbstained, outcome } = item
    const place = reasonPlace(county, review.id, caseId)
    const reason = item.reasonSealed ? deps.sealer.open(place, item.reasonSealed) : ''
    const counts = { votesFor, votesAgainst, abstained, kinAbstained }
    const vote: Vote = { meetingId: review.id, ...counts, outcome, reason }
    return { caseId, vote }
  })
  return { votes: Map.groupBy(votes, ({ caseId }) => caseId), meetings }
}

const select = (db: Db, county: string, ids: readonly string[]) =>
  db
    .select({
      item: reviewItems,
      review: reviews,
      round: { figures: rounds.figures },
      caller: staff.name,
      proxies: sql<number>`(
        select count(*)::int from ${reviewAttendees}
         where ${reviewAttendees.county} = ${county} and ${reviewAttendees.reviewId} = ${reviews.id}
           and ${reviewAttendees.way} = 'written_proxy')`,
    })
    .from(reviewItems)
    .innerJoin(reviews, and(eq(reviews.county, county), eq(reviews.id, reviewItems.reviewId)))
    .innerJoin(rounds, and(eq(rounds.county, county), eq(rounds.id, reviews.roundId)))
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, reviews.calledBy)))
    .where(and(eq(reviewItems.county, county), inArray(reviewItems.caseId, [...ids])))
    .orderBy(asc(reviews.meetsOn), asc(reviews.calledAt), asc(reviews.id))

type Row = Omit<Awaited<ReturnType<typeof select>>[number], 'item'>

function toMeeting({ county, deps }: Context, { review, round, caller, proxies }: Row): Meeting {
  const { id, level, body, areaName: area, meetsOn: on, entitled, present, isSecret } = review
  const permille = frozenFigure(round, QUORUM_FIGURES[level])
  const { status, closedAt, minutesSealed } = review
  return {
    id,
    level,
    body,
    area,
    on,
    closedAt: status === 'closed' ? (closedAt ?? review.calledAt) : null,
    calledBy: caller,
    entitled,
    present,
    quorum: entitled === null || permille === undefined ? null : quorumOf(entitled, permille),
    proxies,
    isSecret,
    minutes: minutesSealed ? deps.sealer.open(minutesPlace(county, id), minutesSealed) : '',
  }
}
