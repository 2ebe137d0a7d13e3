import { and, asc, count, desc, eq, lte, ne, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { noticeEntries, noticeProofs, notices } from '../../db/schema'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope } from '../http/scope'
import { getRound } from '../rounds/find'
import { nextLevel } from '../rounds/paths'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { grantFor } from '../shared/rights'
import { countsOf } from './advance'
import { hasOpenProcedural } from './contested'
import { readHolds, sortEntries } from './entries'
import { getNotice, type Notice } from './find'
import { shownFingerprint } from './fingerprint'
import { posterToken } from './poster-token'
import { advanceRefusal, noticeStage } from './rules'

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
  const { level, areaName: area, postedOn, closesOn, fingerprint } = notice
  return {
    /** The successor's, where the one asked for is superseded. */
    code: notice.code,
    level,
    area,
    households: await countListed(db, county, notice.id),
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

/** One condition for the count and the names, so that they never disagree. */
function stillListed(county: string, noticeId: string) {
  return and(
    eq(noticeEntries.county, county),
    eq(noticeEntries.noticeId, noticeId),
    ne(noticeEntries.status, 'removed'),
  )
}

async function countListed(db: Db, county: string, noticeId: string): Promise<number> {
  const [row] = await db
    .select({ listed: count() })
    .from(noticeEntries)
    .where(stillListed(county, noticeId))
  return row?.listed ?? 0
}

/** The names on a list, as the sheet on the wall has them. */
export function listNames(db: Db, county: string, noticeId: string) {
  return db
    .select({
      head: noticeEntries.headName,
      size: noticeEntries.size,
      areaPath: noticeEntries.areaPath,
    })
    .from(noticeEntries)
    .where(stillListed(county, noticeId))
    .orderBy(
      asc(noticeEntries.areaPath),
      asc(noticeEntries.headName),
      asc(noticeEntries.householdId),
    )
}

export interface NoticeQuery extends PageQuery {
  /** That one alone, or the one it leads to. */
  code?: string | undefined
  /** Those whose window is over and which the actor may send on now. */
  isReady?: boolean | undefined
  /** Those of which a photo is due, where the actor may send it. */
  isToProve?: boolean | undefined
  /** Those the actor drew up or posted. */
  isMine?: boolean | undefined
}

const Position = z.tuple([z.iso.datetime(), z.uuid()])

/** Lists of the actor's area, the newest first, with what keeps each from going on. */
export async function listNotices(ctx: RequestContext, query: NoticeQuery) {
  const { cursor, limit, code, isReady, isToProve, isMine } = query
  const { county } = ctx
  const { db } = ctx.deps.connection
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const only = code === undefined ? undefined : await findId(db, county, code)
  if (only === null) return { items: [], next: null }
  const rows = await db
    .select()
    .from(notices)
    .where(
      and(
        eq(notices.county, county),
        inScope(ctx, notices.areaPath),
        only === undefined ? undefined : eq(notices.id, only),
        isReady ? isOver(ctx) : undefined,
        isToProve ? isUnproved(ctx) : undefined,
        isMine ? ofActor(ctx) : undefined,
        after &&
          sql`(${notices.postedAt}, ${notices.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(notices.postedAt), desc(notices.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ postedAt, id }) => [postedAt.toISOString(), id])
  const shown = []
  for (const notice of items) shown.push(await present(db, ctx, notice))
  return { items: isReady ? shown.filter((each) => each.advanceRefusal === null) : shown, next }
}

/** Posted, past its window, where the actor may advance. */
function isOver(ctx: RequestContext) {
  const grant = grantFor(ctx.actor, 'notice.advance')
  if (!grant) return sql`false`
  const isWithin = inScope({ ...ctx, grant }, notices.areaPath)
  return and(eq(notices.status, 'posted'), lte(notices.closesAt, ctx.now), isWithin)
}

/** Drawn up, or in its last day or past it without a photo of it; where the actor may post. */
function isUnproved(ctx: RequestContext) {
  const { county } = ctx
  const grant = grantFor(ctx.actor, 'notice.post')
  if (!grant) return sql`false`
  const isLast = sql`${notices.closesOn} <= ${dayOf(ctx.now)} and not exists (
    select from ${noticeProofs}
     where ${noticeProofs.county} = ${county} and ${noticeProofs.noticeId} = ${notices.id}
       and ${noticeProofs.moment} = 'last' and ${noticeProofs.status} = 'accepted')`
  return and(
    or(eq(notices.status, 'drawn_up'), and(eq(notices.status, 'posted'), isLast)),
    inScope({ ...ctx, grant }, notices.areaPath),
  )
}

const ofActor = ({ actor }: RequestContext) =>
  actor.kind === 'staff' ? eq(notices.postedBy, actor.staffId) : sql`false`

async function findId(db: Db, county: string, code: string): Promise<string | null> {
  return getNotice(db, county, code).then(
    ({ id }) => id,
    () => null,
  )
}

async function present(db: Db, ctx: RequestContext, notice: Notice) {
  const { id, roundId, level, areaPath, areaName, code, postedOn, closesOn } = notice
  const holds = await readHolds(db, ctx, id)
  const counts = countsOf(await sortEntries(db, ctx, notice))
  const facts = { ...notice, ...holds, ...counts }
  return {
    id,
    roundId,
    code,
    level,
    /** Where those on it go on to. */
    next: nextLevel((await getRound(db, ctx.county, roundId)).kind, level),
    areaPath,
    area: areaName,
    postedOn,
    closesOn,
    stage: noticeStage(facts, ctx.now),
    /** Why it cannot go up now; null when it can. */
    advanceRefusal: advanceRefusal(facts, ctx.now),
    ...counts,
    /** Drawn up or posted by the actor. */
    isMine: ctx.actor.kind === 'staff' && notice.postedBy === ctx.actor.staffId,
    /** For the page with the names, which the poster's QR code opens. */
    posterToken: posterToken(ctx.deps, ctx.county, id),
  }
}
