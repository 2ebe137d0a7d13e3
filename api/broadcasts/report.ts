import { and, desc, eq, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { broadcastRecipients, broadcasts, outbox } from '../../db/schema'
import type { OutboxStatus } from '../../db/values/messages'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope, requireInScope } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { ApiError } from '../shared/errors'
import { grantFor } from '../shared/rights'
import { type NamedVillageReach, type StoredReach, sumOf } from './reach'
import { type Fates, fatesOf, NO_FATES, wouldMislead } from './rules'

type Row = typeof broadcasts.$inferSelect

const Order = z.tuple([z.iso.datetime(), z.uuid()])

export interface BroadcastQuery extends PageQuery {
  /** Drafts that wait for the actor's approval. */
  isToApprove?: boolean | undefined
}

/** Broadcasts of the actor's area, the latest first. */
export async function listBroadcasts(ctx: RequestContext, query: BroadcastQuery) {
  const { cursor, limit, isToApprove } = query
  const { db } = ctx.deps.connection
  const [at, id] = cursor === undefined ? [] : decodeCursor(cursor, Order)
  const rows = await db
    .select()
    .from(broadcasts)
    .where(
      and(
        eq(broadcasts.county, ctx.county),
        inScope(ctx, broadcasts.areaPath),
        isToApprove ? isToBeApproved(ctx) : undefined,
        at === undefined
          ? undefined
          : sql`(${broadcasts.draftedAt}, ${broadcasts.id}) < (${at}::timestamptz, ${id}::uuid)`,
      ),
    )
    .orderBy(desc(broadcasts.draftedAt), desc(broadcasts.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, (row) => [row.draftedAt.toISOString(), row.id])
  return { items: items.map(present), next }
}

/** Drafted by somebody else, where the actor may approve. */
function isToBeApproved(ctx: RequestContext) {
  const grant = grantFor(ctx.actor, 'broadcast.approve')
  if (!grant || ctx.actor.kind !== 'staff') return sql`false`
  const isOthers = ne(broadcasts.draftedBy, ctx.actor.staffId)
  return and(
    eq(broadcasts.status, 'draft'),
    isOthers,
    inScope({ ...ctx, grant }, broadcasts.areaPath),
  )
}

/** A broadcast by what staff type; also tells whether whoever asks drafted it, and may still send it. */
export async function getByCode(tx: Db, ctx: RequestContext, code: string) {
  const row = await find(tx, ctx, eq(broadcasts.code, code))
  const area = await findArea(tx, ctx.county, row.areaPath)
  const isMine = ctx.actor.kind === 'staff' && ctx.actor.staffId === row.draftedBy
  const isDayUnclear = wouldMislead(row.body, row.draftedAt, ctx.now)
  return { ...present(row), area: area?.name ?? '', isMine, isDayUnclear }
}

export interface VillageReport extends NamedVillageReach, Fates {}

/** What became of a broadcast, by village; waiting messages of a cancelled one are counted as dropped. */
export async function getReport(tx: Db, ctx: RequestContext, id: string) {
  const { county } = ctx
  const row = await find(tx, ctx, eq(broadcasts.id, id))
  const counts = await tx
    .select({
      path: broadcastRecipients.villagePath,
      status: outbox.status,
      count: sql<number>`count(*)::int`,
    })
    .from(broadcastRecipients)
    .innerJoin(outbox, and(eq(outbox.county, county), eq(outbox.id, broadcastRecipients.outboxId)))
    .where(and(eq(broadcastRecipients.county, county), eq(broadcastRecipients.broadcastId, row.id)))
    .groupBy(broadcastRecipients.villagePath, outbox.status)
  const { done, villages: drafted } = row.reach as StoredReach
  const isLive = row.status !== 'cancelled'
  const ofVillage = Map.groupBy(counts, ({ path }) => path)
  const villages: VillageReport[] = (done ?? drafted).map((village) => {
    const byStatus = (ofVillage.get(village.path) ?? []).map(
      ({ status, count }) => [status, count] as [OutboxStatus, number],
    )
    return { ...village, ...fatesOf(byStatus, isLive) }
  })
  const names = [...Object.keys(NO_FATES), ...TOTALLED] as (keyof typeof NO_FATES | Totalled)[]
  const total = Object.fromEntries(names.map((name) => [name, sumOf(villages, name)])) as Total
  const area = await findArea(tx, county, row.areaPath)
  return { ...present(row), area: area?.name ?? '', total, villages }
}

const TOTALLED = ['households', 'withoutPhone', 'recipients', 'optedOut'] as const
type Totalled = (typeof TOTALLED)[number]
type Total = Record<keyof Fates | Totalled, number>

async function find(tx: Db, ctx: RequestContext, is: ReturnType<typeof eq>): Promise<Row> {
  const [row] = await tx
    .select()
    .from(broadcasts)
    .where(and(eq(broadcasts.county, ctx.county), is))
  if (!row) throw new ApiError('not_found', 'broadcast')
  requireInScope(ctx, row.areaPath, 'broadcast')
  return row
}

function present({ id, code, areaPath, audience, roles, body, status, ...row }: Row) {
  const { villages: _villages, done: _done, ...reach } = row.reach as StoredReach
  const draftedAt = row.draftedAt.toISOString()
  const approvedAt = row.approvedAt?.toISOString() ?? null
  return { id, code, areaPath, audience, roles, body, status, reach, draftedAt, approvedAt }
}
