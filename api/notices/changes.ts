import { and, asc, eq, inArray } from 'drizzle-orm'
import { findFiled } from '../applications/withdrawals'
import type { Db } from '../../db/client'
import { applications, noticeEntries, notices } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { leaveReports } from '../reports/leave'
import { isAnyOf } from '../shared/any-of'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { bringBack } from './bring-back'
import { lockHouseholds } from './entries'
import { lockNoticeById, type Notice } from './find'
import { STANDING } from './rules'
import { tellListed } from './tell'
import { bringVillagesBack } from './village-changes'

interface Removal {
  noticeId: string
  householdId: string
  /**
   * Why it is not put on the register, in words the household is told, and until when it may ask the
   * next level about that; null leaves it in the round.
   */
  decline: { reason: string; appealUntil: Day | null } | null
}

/**
 * Takes a household off the list, or off the one posted anew in its place. Without `decline` its
 * application keeps round and level. False where it
 * stood on no list any more and nothing was left to decline.
 */
export async function removeEntry(
  tx: Db,
  ctx: RequestContext,
  { noticeId, householdId, decline }: Removal,
): Promise<boolean> {
  const { county } = ctx
  const notice = await lockNoticeById(tx, county, noticeId)
  const [household] = await lockHouseholds(tx, county, [householdId])
  if (!household) throw new ApiError('not_found', 'household')
  const standing = await lockStanding(tx, ctx, notice.roundId, householdId)
  for (const entry of standing) {
    await setEntries(tx, county, entry.noticeId, [householdId], 'removed')
    const details = { householdId, applicationId: entry.applicationId, isDeclined: !!decline }
    const subject = `notice:${entry.noticeId}`
    await record(tx, ctx, { subject, type: 'notice.entry_removed', details })
  }
  if (!decline) return standing.length > 0
  const declined = await declineFiled(tx, ctx, notice, householdId, decline.reason)
  if (!declined) return standing.length > 0
  const { reason, appealUntil: until } = decline
  const head = household.headName
  const { kind } = declined
  const message = until
    ? say('appeal.declined', { head, kind, reason, until })
    : say('notice.declined', { head, kind, reason })
  const purpose = `application:${declined.id}:declined`
  await tellHousehold(tx, ctx, { householdId, purpose, say: message })
  return true
}

/** The household's entries that still wait in a round: one at most, but the list may be another. */
async function lockStanding(tx: Db, ctx: RequestContext, roundId: string, householdId: string) {
  const { county } = ctx
  return tx
    .select({ noticeId: notices.id, applicationId: noticeEntries.applicationId })
    .from(noticeEntries)
    .innerJoin(notices, and(eq(notices.county, county), eq(notices.id, noticeEntries.noticeId)))
    .where(
      and(
        eq(noticeEntries.county, county),
        eq(noticeEntries.householdId, householdId),
        inArray(noticeEntries.status, STANDING),
        eq(notices.roundId, roundId),
      ),
    )
    .orderBy(asc(notices.id))
    .for('update')
}

async function declineFiled(
  tx: Db,
  ctx: RequestContext,
  notice: Notice,
  householdId: string,
  reason: string,
) {
  const { county } = ctx
  // Withdrawn by the clock it is not declined.
  const application = await findFiled(tx, ctx, householdId)
  if (application?.roundId !== notice.roundId) return undefined
  await tx
    .update(applications)
    .set({ status: 'declined', reason, decidedOn: dayOf(ctx.now) })
    .where(and(eq(applications.county, county), eq(applications.id, application.id)))
  const details = { applicationId: application.id, householdId, noticeId: notice.id }
  for (const subject of [`application:${application.id}`, `household:${householdId}`])
    await record(tx, ctx, { subject, type: 'application.declined', details })
  await leaveReports(tx, ctx, [application.id])
  return application
}

/** Changes what became of entries that still wait; the caller holds the list. */
export async function setEntries(
  tx: Db,
  county: string,
  noticeId: string,
  householdIds: readonly string[],
  status: 'severed' | 'removed' | 'advanced',
) {
  if (householdIds.length === 0) return
  await tx
    .update(noticeEntries)
    .set({ status })
    .where(
      and(
        eq(noticeEntries.county, county),
        eq(noticeEntries.noticeId, noticeId),
        isAnyOf(noticeEntries.householdId, householdIds),
        inArray(noticeEntries.status, STANDING),
      ),
    )
}

/** Nothing on it waits any more. */
export async function close(tx: Db, county: string, noticeId: string) {
  await tx
    .update(notices)
    .set({ status: 'closed' })
    .where(and(eq(notices.county, county), eq(notices.id, noticeId)))
}

/**
 * Its procedure was faulty: the list counts for nothing, and who came onto it and is not decided comes
 * onto the one posted anew, passed by the review that passed them there. Whoever went on meanwhile, as
 * where only the next level finds it faulty, is brought back: whatever came after rests on this list.
 * Done already, nothing happens.
 */
export async function voidNotice(tx: Db, ctx: RequestContext, noticeId: string): Promise<void> {
  const { county } = ctx
  const notice = await lockNoticeById(tx, county, noticeId)
  if (notice.status === 'void') return
  const waiting = await bringBack(tx, ctx, notice)
  const villageCaseIds = await bringVillagesBack(tx, ctx, notice)
  await tx
    .update(notices)
    .set({ status: 'void' })
    .where(and(eq(notices.county, county), eq(notices.id, noticeId)))
  const householdIds = waiting.map(({ householdId }) => householdId)
  const details = { noticeId, roundId: notice.roundId, householdIds, villageCaseIds }
  const subjects = [`notice:${noticeId}`, `round:${notice.roundId}`]
  await recordMany(
    tx,
    ctx,
    subjects.map((subject) => ({ subject, type: 'notice.voided', details })),
  )
  const saying = (head: string) => say('notice.voided', { head, area: notice.areaName })
  await tellListed(tx, ctx, { noticeId, what: 'voided', entries: waiting, saying })
}
