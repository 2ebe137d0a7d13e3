import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { noticeEntries, notices, noticeVillages } from '../../db/schema'
import { findCode, subjectOf } from '../receipts/find'
import { withAncestors } from '../shared/area-path'
import { ApiError } from '../shared/errors'
import { STANDING } from './rules'

export type Notice = typeof notices.$inferSelect

/** The list under a code; a superseded code leads to the list that was posted instead. */
export async function getNotice(db: Db, county: string, code: string): Promise<Notice> {
  return getNoticeById(db, county, await noticeIdOf(db, county, code))
}

/**
 * The same, held until the end: an objection and the advance of its list happen one after the other.
 * So do two objections to one list, which write to the same chain of events.
 */
export async function lockNotice(tx: Db, county: string, code: string): Promise<Notice> {
  return lockNoticeById(tx, county, await noticeIdOf(tx, county, code))
}

/** Everybody takes the list first, then households, then applications. */
export async function lockNoticeById(tx: Db, county: string, id: string): Promise<Notice> {
  const [notice] = await tx.select().from(notices).where(ofId(county, id)).for('no key update')
  if (!notice) throw new ApiError('not_found', 'notice')
  return notice
}

/**
 * The same for what the next level is asked about a list: held with it, in the order of their ids, are
 * the lists of the round on which the household or village stands or, where it is about neither, those
 * above it that hang.
 */
export async function lockWithRelated(
  tx: Db,
  county: string,
  id: string,
  { householdId, villageCaseId }: { householdId: string | null; villageCaseId: string | null },
): Promise<Notice> {
  const notice = await getNoticeById(tx, county, id)
  const rows = await tx
    .select()
    .from(notices)
    .where(
      and(
        eq(notices.county, county),
        or(
          eq(notices.id, id),
          and(
            eq(notices.roundId, notice.roundId),
            inArray(notices.status, ['drawn_up', 'posted']),
            householdId
              ? hasStanding(county, householdId)
              : villageCaseId
                ? hasVillage(county, villageCaseId)
                : inArray(notices.areaPath, withAncestors(notice.areaPath).slice(1)),
          ),
        ),
      ),
    )
    .orderBy(asc(notices.id))
    .for('no key update')
  const held = rows.find((each) => each.id === id)
  if (!held) throw new ApiError('not_found', 'notice')
  return held
}

export async function getNoticeById(db: Db, county: string, id: string): Promise<Notice> {
  const [notice] = await db.select().from(notices).where(ofId(county, id))
  if (!notice) throw new ApiError('not_found', 'notice')
  return notice
}

const hasStanding = (county: string, householdId: string): SQL => sql`exists (
  select from ${noticeEntries}
   where ${noticeEntries.county} = ${county} and ${noticeEntries.noticeId} = ${notices.id}
     and ${noticeEntries.householdId} = ${householdId}
     and ${inArray(noticeEntries.status, STANDING)})`

const hasVillage = (county: string, villageCaseId: string): SQL => sql`exists (
  select from ${noticeVillages}
   where ${noticeVillages.county} = ${county} and ${noticeVillages.noticeId} = ${notices.id}
     and ${noticeVillages.villageCaseId} = ${villageCaseId}
     and ${inArray(noticeVillages.status, STANDING)})`

const ofId = (county: string, id: string) => and(eq(notices.county, county), eq(notices.id, id))

async function noticeIdOf(db: Db, county: string, code: string): Promise<string> {
  const found = await findCode(db, county, code)
  if (found?.kind !== 'notice') throw new ApiError('not_found', 'notice')
  return subjectOf(found).id
}
