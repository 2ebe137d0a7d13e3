import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { media, reviewAttendees, reviewItems } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { getRound, type Round } from '../rounds/find'
import { QUORUM_FIGURES } from '../rounds/paths'
import { openItemsFor, type ReviewCase } from './cases'
import { figureFor, type Review } from './find'
import { countKin, listTies } from './kin'
import { type Progress, quorumOf, splitReady } from './rules'

export type Attendee = typeof reviewAttendees.$inferSelect
export type Item = typeof reviewItems.$inferSelect
/** What counts of an item for how far a meeting has come. */
export type Voted = Pick<
  Item,
  'votesFor' | 'votesAgainst' | 'abstained' | 'kinAbstained' | 'outcome'
> & { hasReason: boolean }

/** A meeting under way, with all that its next step hangs on. */
export interface Meeting {
  review: Review
  round: Round
  attendees: Attendee[]
  /** Those it votes on, in its order. */
  cases: ReviewCase[]
  /** By case. */
  votes: ReadonlyMap<string, Voted>
  /** Of those present who are known to be kin, by household. */
  kin: ReadonlyMap<string, number>
  /** Cases of households the actor is tied to: somebody else writes their votes down. */
  tied: ReadonlySet<string>
  quorum: number
  photos: number
}

export async function loadMeeting(tx: Db, ctx: RequestContext, review: Review): Promise<Meeting> {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const round = await getRound(tx, county, review.roundId)
  const { cases } = splitReady(await openItemsFor(tx, ctx, round, review))
  const attendees = await listAttendees(tx, county, review.id)
  const items = await listItems(tx, county, review.id)
  const householdIds = cases.flatMap(({ householdId }) => householdId ?? [])
  const staffIds = attendees.flatMap((each) => each.staffId ?? [])
  const ties = await listTies(tx, county, [...new Set([...staffIds, staffId])], householdIds)
  const tied = new Set(ties.flatMap((tie) => (tie.staffId === staffId ? tie.householdId : [])))
  const permille = await figureFor(tx, ctx, round, QUORUM_FIGURES[review.level])
  return {
    review,
    round,
    attendees,
    cases,
    votes: new Map(
      items.map((item) => [item.caseId, { ...item, hasReason: item.reasonSealed !== null }]),
    ),
    kin: countKin(attendees, ties, householdIds),
    tied: new Set(
      cases.flatMap(({ caseId, householdId }) =>
        householdId && tied.has(householdId) ? caseId : [],
      ),
    ),
    quorum: quorumOf(review.entitled ?? 0, permille),
    photos: await countPhotos(tx, county, review.id),
  }
}

export const listAttendees = (tx: Db, county: string, reviewId: string): Promise<Attendee[]> =>
  tx
    .select()
    .from(reviewAttendees)
    .where(and(eq(reviewAttendees.county, county), eq(reviewAttendees.reviewId, reviewId)))
    .orderBy(asc(reviewAttendees.seq))

export const listItems = (tx: Db, county: string, reviewId: string): Promise<Item[]> =>
  tx
    .select()
    .from(reviewItems)
    .where(and(eq(reviewItems.county, county), eq(reviewItems.reviewId, reviewId)))
    .orderBy(asc(reviewItems.caseId))

/** One that could not be fetched shows nothing. */
export const countPhotos = (tx: Db, county: string, reviewId: string): Promise<number> =>
  tx.$count(
    media,
    and(
      eq(media.county, county),
      eq(media.subject, `review:${reviewId}`),
      inArray(media.status, ['wanted', 'kept']),
    ),
  )

export const kinOf = ({ kin }: Meeting, { householdId }: ReviewCase): number =>
  (householdId && kin.get(householdId)) || 0

/** Whether a vote still adds up to those who are present now. */
export function isCounted(meeting: Meeting, each: ReviewCase): boolean {
  const vote = meeting.votes.get(each.caseId)
  if (!vote) return false
  const { votesFor, votesAgainst, abstained, kinAbstained } = vote
  const sum = votesFor + votesAgainst + abstained + kinAbstained
  return sum === meeting.attendees.length && kinAbstained >= kinOf(meeting, each)
}

/** Cases by how their vote stands. */
export function sortCases(meeting: Meeting, skipped: readonly string[] = []) {
  const { cases, votes, tied } = meeting
  const counted = cases.filter((each) => isCounted(meeting, each))
  const has = ({ caseId }: ReviewCase) => votes.has(caseId)
  return {
    counted,
    recount: cases.filter((each) => has(each) && !counted.includes(each)),
    withoutReason: counted.filter(({ caseId }) => {
      const vote = votes.get(caseId)
      return vote?.outcome === 'declined' && !vote.hasReason
    }),
    open: cases.filter(
      (each) => !has(each) && !tied.has(each.caseId) && !skipped.includes(each.caseId),
    ),
  }
}

/** @param skipped Cases whoever holds it has put off to another meeting. */
export function progressOf(meeting: Meeting, skipped: readonly string[] = []): Progress {
  const { review, attendees, quorum, photos } = meeting
  const { counted, recount, withoutReason, open } = sortCases(meeting, skipped)
  return {
    entitled: review.entitled,
    present: attendees.length,
    quorum,
    proxies: attendees.filter(({ proxyName }) => proxyName !== null).length,
    voted: counted.length,
    open: open.length,
    recount: recount.length,
    withoutReason: withoutReason.length,
    hasText: review.minutesSealed !== null,
    photos,
  }
}
