import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { notices, noticeVillages, villageCases } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { tellSubscribers } from '../subscriptions/tell'
import { tellVillage } from '../villages/cases/tell'
import { passingReview } from './bring-back'
import { lockNoticeById, type Notice } from './find'
import { STANDING } from './rules'
import { lockCases, ofEach } from './villages'

interface Strike {
  noticeId: string
  villageCaseId: string
  /**
   * Why it is not to be one, in words its cadres are told: then its case is over. Null where only what was
   * found of it was wrong: the township's meeting looks at it again, and it is posted anew 补充公示.
   */
  reason: string | null
}

/**
 * Takes a village off the list, or off the one posted anew in its place, and whoever must know hears
 * what changed. Of a village the county has decided on nothing changes any more.
 */
export async function strikeVillage(
  tx: Db,
  ctx: RequestContext,
  { noticeId, villageCaseId, reason }: Strike,
): Promise<void> {
  const { county } = ctx
  const notice = await lockNoticeById(tx, county, noticeId)
  const [found] = await lockCases(tx, county, [villageCaseId])
  if (found?.status !== 'filed') return
  await takeOff(tx, ctx, [found])
  const changed =
    reason === null
      ? { level: notice.level, reviewId: null }
      : { status: 'declined' as const, reason, decidedOn: dayOf(ctx.now) }
  await tx
    .update(villageCases)
    .set(changed)
    .where(and(eq(villageCases.county, county), eq(villageCases.id, villageCaseId)))
  const { villagePath, villageName: village, kind, proposedBy } = found
  const type = reason === null ? 'village_case.sent_back' : 'village_case.declined'
  const about = { roundId: notice.roundId, kind, noticeId, ...changed }
  await recordMany(tx, ctx, ofEach([{ villageCaseId, villagePath }], type, about))
  await tellVillage(tx, ctx, {
    villagePath,
    purpose: `village_case:${villageCaseId}:struck:${noticeId}`,
    say:
      reason === null
        ? say('village.told_again', { village })
        : say('village.told_struck', { village, kind, reason }),
    also: [proposedBy],
  })
  const { areaPath, areaName: area, code } = notice
  await tellSubscribers(tx, ctx, {
    areaPath,
    purpose: `village_case:${villageCaseId}:struck:${noticeId}`,
    say: say('posting.village_struck', { area, village, code }),
  })
}

/**
 * The procedure of a list of villages was faulty: who came onto it and is not decided comes onto the one
 * posted anew, passed by the review that passed them there, also who waits for the county already.
 * @returns the cases that wait there again
 */
export async function bringVillagesBack(tx: Db, ctx: RequestContext, notice: Notice) {
  const { county } = ctx
  const came = await tx
    .select({ id: noticeVillages.villageCaseId })
    .from(noticeVillages)
    .where(
      and(
        eq(noticeVillages.county, county),
        eq(noticeVillages.noticeId, notice.id),
        ne(noticeVillages.status, 'removed'),
      ),
    )
    .orderBy(asc(noticeVillages.villageCaseId))
  const ids = came.map(({ id }) => id)
  const waiting = (await lockCases(tx, county, ids)).filter(({ status }) => status === 'filed')
  await takeOff(tx, ctx, waiting, notice.id)
  const { id: noticeId, roundId, level } = notice
  const gone = waiting.filter((each) => each.level !== level)
  if (gone.length > 0)
    await tx
      .update(villageCases)
      .set({ level, reviewId: passingReview(county, roundId, level, villageCases) })
      .where(
        and(
          eq(villageCases.county, county),
          inArray(
            villageCases.id,
            gone.map(({ id }) => id),
          ),
        ),
      )
  const back = gone.map(({ id: villageCaseId, villagePath }) => ({ villageCaseId, villagePath }))
  await recordMany(tx, ctx, ofEach(back, 'village_case.sent_back', { noticeId, level }))
  for (const { id, villagePath, villageName: village } of waiting)
    await tellVillage(tx, ctx, {
      villagePath,
      purpose: `notice:${noticeId}:voided:${id}`,
      say: say('village.told_voided', { village, area: notice.areaName }),
    })
  return waiting.map(({ id }) => id)
}

type Case = typeof villageCases.$inferSelect

/** Off every list of its round on which it still waits, and off the one that counts for nothing. */
async function takeOff(
  tx: Db,
  ctx: RequestContext,
  cases: readonly Case[],
  voidedId?: string,
): Promise<void> {
  const { county } = ctx
  if (cases.length === 0) return
  const isStanding = inArray(noticeVillages.status, STANDING)
  const off = await tx
    .update(noticeVillages)
    .set({ status: 'removed' })
    .where(
      and(
        eq(noticeVillages.county, county),
        inArray(
          noticeVillages.villageCaseId,
          cases.map(({ id }) => id),
        ),
        voidedId ? sql`(${isStanding} or ${noticeVillages.noticeId} = ${voidedId})` : isStanding,
      ),
    )
    .returning({
      noticeId: noticeVillages.noticeId,
      villageCaseId: noticeVillages.villageCaseId,
    })
  const events = off
    .filter(({ noticeId }) => noticeId !== voidedId)
    .map(({ noticeId, villageCaseId }) => ({
      subject: `notice:${noticeId}`,
      type: 'notice.entry_removed',
      details: { villageCaseId },
    }))
  await recordMany(tx, ctx, events)
}

/** The lists a case stands on or went on from, held until the end; before the case, as everybody does. */
export function lockListsOf(tx: Db, county: string, villageCaseId: string) {
  const its = tx
    .select({ id: noticeVillages.noticeId })
    .from(noticeVillages)
    .where(and(eq(noticeVillages.county, county), eq(noticeVillages.villageCaseId, villageCaseId)))
  return tx
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.county, county), inArray(notices.id, its)))
    .orderBy(asc(notices.id))
    .for('no key update')
}
