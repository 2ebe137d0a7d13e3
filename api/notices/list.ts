import { and, desc, eq, lte, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { noticeProofs, notices } from '../../db/schema'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope } from '../http/scope'
import { getRound } from '../rounds/find'
import { isOfVillages, nextLevel } from '../rounds/paths'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { grantFor } from '../shared/rights'
import { readHolds, sortEntries } from './entries'
import { getNotice, type Notice } from './find'
import { posterToken } from './poster-token'
import { advanceRefusal, countsOf, noticeStage } from './rules'
import { sortVillages } from './villages'

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
  const { kind } = await getRound(db, ctx.county, roundId)
  const sort = isOfVillages(kind) ? sortVillages : sortEntries
  const counts = countsOf(await sort(db, ctx, notice))
  const facts = { ...notice, ...holds, ...counts }
  return {
    id,
    roundId,
    kind,
    code,
    level,
    /** Where those on it go on to. */
    next: nextLevel(kind, level),
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
