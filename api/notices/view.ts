import { and, eq, ne } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { notices } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { getRound } from '../rounds/find'
import { hasOpenProcedural } from './contested'
import { getNotice, type Notice } from './find'
import { shownFingerprint } from './fingerprint'
import { countEntries } from './names'
import { findNoticeDays } from './postable'
import { noticeStage } from './rules'

/** A list by the number on its sheet, as anybody may see it. */
export async function showNotice(db: Db, ctx: RequestContext, code: string) {
  return describeNotice(db, ctx, await getNotice(db, ctx.county, code))
}

/** What anybody may know of a list: where, how many, until when. No names. */
export async function describeNotice(
  db: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  notice: Notice,
) {
  const hasProcedural = await hasOpenProcedural(db, county, notice.id, now)
  const round = await getRound(db, county, notice.roundId)
  const { level, areaName: area, postedOn, closesOn, fingerprint } = notice
  return {
    /** The successor's, where the one asked for is superseded. */
    code: notice.code,
    kind: round.kind,
    level,
    area,
    /** One of the two: rounds are of households or of villages. */
    ...(await countEntries(db, county, notice.id)),
    /** Of its window; the day of posting does not count. */
    days: findNoticeDays(round, level),
    /** While it is only drawn up: as it would be if it had been posted then. */
    postedOn,
    closesOn,
    stage: noticeStage({ ...notice, hasProcedural }, now),
    /** 补充公示: beside another list of the level, with what came to it since. */
    isSupplement: await isSupplement(db, county, notice),
    fingerprint: fingerprint && shownFingerprint(fingerprint),
  }
}

async function isSupplement(db: Db, county: string, { followsId }: Notice): Promise<boolean> {
  if (!followsId) return false
  const besides = and(
    eq(notices.county, county),
    eq(notices.id, followsId),
    ne(notices.status, 'void'),
  )
  return (await db.$count(notices, besides)) > 0
}
