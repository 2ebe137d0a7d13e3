import { and, asc, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { broadcasts, households, relays, staff } from '../../db/schema'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { broadcastOf, householdOf, isUntold } from './open'
import { quoteOf } from './rules'

const Position = z.tuple([z.uuid(), z.string(), z.uuid()])

export interface RelayQuery extends PageQuery {
  broadcastId?: string | undefined
  /** Nobody has told them yet, or somebody has. */
  isOpen?: boolean | undefined
}

/** Households of the actor's area that are to be told of notices, the latest notice first. */
export async function listRelays(ctx: RequestContext, query: RelayQuery) {
  const { broadcastId, isOpen, cursor, limit } = query
  const { county } = ctx
  const after = cursor === undefined ? null : decodeCursor(cursor, Position)
  const rows = await ctx.deps.connection.db
    .select({
      broadcastId: relays.broadcastId,
      code: broadcasts.code,
      householdId: relays.householdId,
      head: households.headName,
      areaPath: households.areaPath,
      reason: relays.reason,
      askedAt: relays.askedAt,
      askedOf: relays.staffId,
      toldAt: relays.toldAt,
      toldBy: staff.name,
      how: relays.how,
    })
    .from(relays)
    .innerJoin(households, householdOf(county))
    .innerJoin(broadcasts, broadcastOf(county))
    .leftJoin(staff, and(eq(staff.county, county), eq(staff.id, relays.toldBy)))
    .where(
      and(
        eq(relays.county, county),
        or(isNull(relays.reachedAt), isNotNull(relays.toldAt)),
        broadcastId ? eq(relays.broadcastId, broadcastId) : undefined,
        isOpen === undefined ? undefined : isOpen ? isUntold(county) : isNotNull(relays.toldAt),
        inScope(ctx, households.areaPath),
        // A UUIDv7 is no order in time, but one that stays.
        after === null
          ? undefined
          : sql`(${relays.broadcastId}, ${households.areaPath}, ${relays.householdId}) >
              (${after[0]}::uuid, ${after[1]}, ${after[2]}::uuid)`,
      ),
    )
    .orderBy(asc(relays.broadcastId), asc(households.areaPath), asc(relays.householdId))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, (row) => [
    row.broadcastId,
    row.areaPath,
    row.householdId,
  ])
  return {
    items: items.map(({ askedAt, toldAt, ...row }) => ({
      ...row,
      askedAt: askedAt.toISOString(),
      toldAt: toldAt?.toISOString() ?? null,
    })),
    next,
  }
}

/** A notice of which somebody of the actor's is still to be told. */
export interface OpenNotice {
  id: string
  code: string
  text: string
  left: number
}

/** The latest first. */
export async function listOpenNotices(db: Db, ctx: RequestContext): Promise<OpenNotice[]> {
  const { county } = ctx
  const rows = await db
    .select({
      id: broadcasts.id,
      code: broadcasts.code,
      body: broadcasts.body,
      left: sql<number>`count(*)::int`,
    })
    .from(relays)
    .innerJoin(households, householdOf(county))
    .innerJoin(broadcasts, broadcastOf(county))
    .where(and(isUntold(county), inScope(ctx, households.areaPath)))
    .groupBy(broadcasts.county, broadcasts.id, broadcasts.code, broadcasts.body)
    .orderBy(desc(sql`max(${relays.askedAt})`), asc(broadcasts.id))
  return rows.map(({ body, ...row }) => ({ ...row, text: quoteOf(body) }))
}

/** A notice of which somebody of the actor's was told, or would have been; null where it is none of theirs. */
export async function findNotice(
  db: Db,
  ctx: RequestContext,
  code: string,
): Promise<{ notice: OpenNotice; isCalledOff: boolean } | null> {
  const { county } = ctx
  const [row] = await db
    .select({
      id: broadcasts.id,
      code: broadcasts.code,
      body: broadcasts.body,
      status: broadcasts.status,
    })
    .from(relays)
    .innerJoin(households, householdOf(county))
    .innerJoin(
      broadcasts,
      and(eq(broadcasts.county, county), eq(broadcasts.id, relays.broadcastId)),
    )
    .where(
      and(eq(relays.county, county), eq(broadcasts.code, code), inScope(ctx, households.areaPath)),
    )
    .limit(1)
  if (!row) return null
  const { body, status, ...of } = row
  return { notice: { ...of, text: quoteOf(body), left: 0 }, isCalledOff: status === 'cancelled' }
}

export interface RelayedHousehold {
  id: string
  head: string
  isTold: boolean
}

/** The actor's households that are, or were, to be told of a notice, by group and name. */
export async function listOfNotice(
  db: Db,
  ctx: RequestContext,
  broadcastId: string,
): Promise<RelayedHousehold[]> {
  const { county } = ctx
  const rows = await db
    .select({ id: relays.householdId, head: households.headName, toldAt: relays.toldAt })
    .from(relays)
    .innerJoin(households, householdOf(county))
    .innerJoin(broadcasts, broadcastOf(county))
    .where(
      and(
        eq(relays.county, county),
        eq(relays.broadcastId, broadcastId),
        or(isNull(relays.reachedAt), isNotNull(relays.toldAt)),
        inScope(ctx, households.areaPath),
      ),
    )
    .orderBy(asc(households.areaPath), asc(households.headName), asc(households.id))
  return rows.map(({ toldAt, ...row }) => ({ ...row, isTold: toldAt !== null }))
}
