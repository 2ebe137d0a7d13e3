import type { Db } from '../../db/client'
import { reviewItems } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import type { Place } from '../shared/sealing'
import type { Outcome } from '../turns/answer'
import type { ReviewCase } from './cases'
import { lockMeeting } from './find'
import { type Item, kinOf, listItems, loadMeeting, type Meeting, progressOf } from './meeting'
import { attendanceRefusal, type Counts, readVote } from './rules'

export interface Vote extends Counts {
  caseId: string
  /** Why it was declined; null keeps what was said before. */
  reason: string | null
}

/**
 * Writes down what a meeting voted on some of its cases; said again it is corrected. Nothing without a
 * quorum, nothing that does not add up, and not by whoever is tied to the household.
 */
export async function recordVotes(
  tx: Db,
  ctx: RequestContext,
  { reviewId, votes }: { reviewId: string; votes: readonly Vote[] },
): Promise<Outcome> {
  const { county } = ctx
  const review = await lockMeeting(tx, ctx, reviewId)
  const meeting = await loadMeeting(tx, ctx, review)
  const refusal = attendanceRefusal(progressOf(meeting))
  if (refusal) throw new ApiError('refused', refusal)
  const before = new Map((await listItems(tx, county, reviewId)).map((each) => [each.caseId, each]))
  const items = votes.map((vote) => {
    const of = meeting.cases.find(({ caseId }) => caseId === vote.caseId)
    if (!of) throw new ApiError('refused', 'case_gone')
    return toItem(ctx, meeting, of, vote, before.get(vote.caseId))
  })
  for (const item of items) await store(tx, item)
  const details = { reviewId, votes: items.map(inEvent) }
  await record(tx, ctx, { subject: `review:${reviewId}`, type: 'review.voted', details })
  return { code: 'voted', vars: { votes: items.length } }
}

function toItem(
  { county, deps }: RequestContext,
  meeting: Meeting,
  of: ReviewCase,
  vote: Vote,
  before: Item | undefined,
): Item {
  const { caseId, householdId } = of
  if (meeting.tied.has(caseId)) throw new ApiError('refused', 'tied')
  const { attendees, review } = meeting
  const read = readVote(vote, attendees.length, kinOf(meeting, of))
  if (read.refusal) throw new ApiError('refused', read.refusal)
  const { votesFor, votesAgainst, abstained } = vote
  const reason = vote.reason?.trim()
  const place = reasonPlace(county, review.id, caseId)
  const told = reason ? deps.sealer.seal(place, reason) : (before?.reasonSealed ?? null)
  return {
    county,
    reviewId: review.id,
    caseId,
    applicationId: householdId === null ? null : caseId,
    villageCaseId: householdId === null ? caseId : null,
    votesFor,
    votesAgainst,
    abstained,
    kinAbstained: read.kin,
    outcome: read.outcome,
    reasonSealed: read.outcome === 'declined' ? told : null,
  }
}

async function store(tx: Db, item: Item) {
  const { votesFor, votesAgainst, abstained, kinAbstained, outcome, reasonSealed } = item
  await tx
    .insert(reviewItems)
    .values(item)
    .onConflictDoUpdate({
      target: [reviewItems.county, reviewItems.reviewId, reviewItems.caseId],
      set: { votesFor, votesAgainst, abstained, kinAbstained, outcome, reasonSealed },
    })
}

const inEvent = (item: Item) => {
  const { caseId, applicationId, votesFor, votesAgainst, abstained, kinAbstained } = item
  const { outcome, reasonSealed } = item
  return {
    caseId,
    applicationId,
    votesFor,
    votesAgainst,
    abstained,
    kinAbstained,
    outcome,
    hasReason: reasonSealed !== null,
  }
}

export const reasonPlace = (county: string, reviewId: string, caseId: string): Place => ({
  county,
  table: 'review_items',
  column: 'reason_sealed',
  row: `${reviewId}:${caseId}`,
})
