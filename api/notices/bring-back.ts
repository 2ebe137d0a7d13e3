import { and, asc, eq, inArray, ne, or, sql } from 'drizzle-orm'
import { isOpenApplication } from '../applications/open'
import type { Db } from '../../db/client'
import { applications, noticeEntries, notices, type villageCases } from '../../db/schema'
import type { NoticeLevel } from '../../db/values/rounds'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { leaveReports } from '../reports/leave'
import { getRound } from '../rounds/find'
import { isOfVillages, PATHS } from '../rounds/paths'
import { voidSignOffs } from '../sign-offs/ask'
import { listLive } from '../sign-offs/cases'
import { lockHouseholds } from './entries'
import type { Notice } from './find'
import { STANDING } from './rules'

/**
 * Takes everybody off a list that counts for nothing, and whoever went on from it and is not decided
 * off the lists they stand on now, back to its level with the review that passed them there.
 * @returns those who wait there again
 */
export async function bringBack(
  tx: Db,
  ctx: RequestContext,
  notice: Notice,
): Promise<readonly Undecided[]> {
  const { county } = ctx
  const first = await listUndecided(tx, ctx, notice)
  await lockHouseholds(
    tx,
    county,
    first.map(({ householdId }) => householdId),
  )
  // Somebody may have been decided on before the household was held.
  const waiting = await listUndecided(tx, ctx, notice)
  await takeOff(tx, ctx, notice, waiting)
  const gone = waiting.filter(({ level }) => level !== notice.level)
  await sendBack(tx, ctx, notice, gone)
  return waiting
}

/** Who stands on a list or went on from it and has neither been decided on nor withdrawn for good. */
function listUndecided(tx: Db, { county, now }: RequestContext, { id, roundId }: Notice) {
  return tx
    .select({
      householdId: noticeEntries.householdId,
      head: noticeEntries.headName,
      applicationId: applications.id,
      level: applications.level,
    })
    .from(noticeEntries)
    .innerJoin(
      applications,
      and(eq(applications.county, county), eq(applications.id, noticeEntries.applicationId)),
    )
    .where(
      and(
        eq(noticeEntries.county, county),
        eq(noticeEntries.noticeId, id),
        ne(noticeEntries.status, 'removed'),
        eq(applications.roundId, roundId),
        isOpenApplication(now),
      ),
    )
    .orderBy(asc(noticeEntries.householdId))
}

type Undecided = Awaited<ReturnType<typeof listUndecided>>[number]

async function takeOff(
  tx: Db,
  ctx: RequestContext,
  { id, roundId }: Notice,
  waiting: readonly Undecided[],
): Promise<void> {
  const { county } = ctx
  const applicationIds = waiting.map(({ applicationId }) => applicationId)
  const ofRound = tx
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.county, county), eq(notices.roundId, roundId)))
  const isHere = eq(noticeEntries.noticeId, id)
  const isStanding = inArray(noticeEntries.status, STANDING)
  const isTheirs = and(
    inArray(noticeEntries.applicationId, applicationIds),
    inArray(noticeEntries.noticeId, ofRound),
  )
  const off = await tx
    .update(noticeEntries)
    .set({ status: 'removed' })
    .where(
      and(
        eq(noticeEntries.county, county),
        or(and(isHere, isStanding), and(isTheirs, or(isHere, isStanding))),
      ),
    )
    .returning({
      noticeId: noticeEntries.noticeId,
      householdId: noticeEntries.householdId,
      applicationId: noticeEntries.applicationId,
    })
  const elsewhere = off.filter(({ noticeId }) => noticeId !== id)
  const events = elsewhere.map(({ noticeId, ...whose }) => ({
    subject: `notice:${noticeId}`,
    type: 'notice.entry_removed',
    details: { ...whose, isDeclined: false },
  }))
  await recordMany(tx, ctx, events)
}

async function sendBack(
  tx: Db,
  ctx: RequestContext,
  { id: noticeId, roundId, level }: Notice,
  gone: readonly Undecided[],
): Promise<void> {
  const { county } = ctx
  if (gone.length === 0) return
  const ids = gone.map(({ applicationId }) => applicationId)
  await tx
    .update(applications)
    .set({ level, reviewId: passingReview(county, roundId, level) })
    .where(and(eq(applications.county, county), inArray(applications.id, ids)))
  await leaveReports(tx, ctx, ids)
  // What is signed after the lists cannot be signed now. What is agreed to before them stands.
  const { kind } = await getRound(tx, county, roundId)
  if (!isOfVillages(kind) && PATHS[kind].signOffs?.before === 'county')
    await voidSignOffs(tx, ctx, await listLive(tx, county, ids), 'returned')
  const events = gone.flatMap(({ householdId, applicationId }) =>
    [`application:${applicationId}`, `household:${householdId}`].map((subject) => ({
      subject,
      type: 'application.sent_back',
      details: { applicationId, householdId, noticeId, level },
    })),
  )
  await recordMany(tx, ctx, events)
}

/** The review that passed a case at a level of a round, the last one; null where none did. */
export const passingReview = (
  county: string,
  roundId: string,
  level: NoticeLevel,
  cases: typeof applications | typeof villageCases = applications,
) => sql<string>`(
  select r.id from reviews r
    join review_items i on i.county = ${county} and i.review_id = r.id
     and i.case_id = ${cases}.id and i.outcome = 'passed'
   where r.county = ${county} and r.round_id = ${roundId} and r.level = ${level}
     and r.status = 'closed'
   order by r.closed_at desc, r.id desc limit 1)`
