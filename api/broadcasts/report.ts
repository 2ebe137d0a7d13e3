import { and, desc, eq, ne, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { broadcasts } from '../../db/schema'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope } from '../http/scope'
import { countRelays, NO_RELAYS, type RelayCounts } from '../relays/count'
import { decodeCursor, pageOf } from '../shared/cursor'
import { grantFor } from '../shared/rights'
import { asBroadcast, type Broadcast, getBroadcast } from './find'
import { countFates, type VillageFates } from './fates'
import { sumOf } from './reach'
import { type Fates, NO_FATES, wouldMislead } from './rules'

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
        or(inScope(ctx, broadcasts.areaPath) ?? sql`true`, isDraftedBy(ctx)),
        isToApprove ? isToBeApproved(ctx) : undefined,
        at === undefined
          ? undefined
          : sql`(${broadcasts.draftedAt}, ${broadcasts.id}) < (${at}::timestamptz, ${id}::uuid)`,
      ),
    )
    .orderBy(desc(broadcasts.draftedAt), desc(broadcasts.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, (row) => [row.draftedAt.toISOString(), row.id])
  return { items: items.map((row) => present(asBroadcast(row))), next }
}

/** One for several townships lies around them all. */
const isDraftedBy = ({ actor }: RequestContext) =>
  actor.kind === 'staff' ? eq(broadcasts.draftedBy, actor.staffId) : sql`false`

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
  const row = await getBroadcast(tx, ctx, { code })
  const area = await findArea(tx, ctx.county, row.areaPath)
  const isMine = ctx.actor.kind === 'staff' && ctx.actor.staffId === row.draftedBy
  const isDayUnclear = wouldMislead(row, ctx.now)
  return { ...present(row), area: area?.name ?? '', isMine, isDayUnclear }
}

/** What became of a broadcast, by village; waiting messages of a cancelled one are counted as dropped. */
export async function getReport(tx: Db, ctx: RequestContext, id: string) {
  const row = await getBroadcast(tx, ctx, { id })
  const area = await findArea(tx, ctx.county, row.areaPath)
  const relayed = await countRelays(tx, ctx.county, id)
  const villages = (await countFates(tx, ctx, row)).map((village): ReportedVillage => {
    return { ...village, ...(relayed.get(village.path) ?? NO_RELAYS) }
  })
  const total = { ...totalOf(villages), ...sumRelays(villages) }
  return { ...present(row), area: area?.name ?? '', total, villages }
}

const sumRelays = (villages: readonly RelayCounts[]): RelayCounts => ({
  toTell: sumOf(villages, 'toTell'),
  told: sumOf(villages, 'told'),
  untold: sumOf(villages, 'untold'),
})

/** With whom cadres told in person. */
export type ReportedVillage = VillageFates & RelayCounts

const TOTALLED = [
  ...(Object.keys(NO_FATES) as (keyof Fates)[]),
  'households',
  'withoutPhone',
  'recipients',
  'optedOut',
  'unreachable',
  'answers',
  'costFen',
] as const

export const totalOf = (villages: readonly VillageFates[]) =>
  Object.fromEntries(TOTALLED.map((name) => [name, sumOf(villages, name)])) as Record<
    (typeof TOTALLED)[number],
    number
  >

export function present(row: Broadcast) {
  const { id, code, areaPath, areas, audience, roles, narrowing, body, bodyEn, status } = row
  const { villages: _villages, ...reach } = row.reach
  const { templateName, templateVersion } = row
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return {
    id,
    code,
    areaPath,
    areas,
    audience,
    roles,
    narrowing,
    body,
    bodyEn,
    status,
    reach,
    template: templateName && { name: templateName, version: templateVersion },
    sendAt: iso(row.sendAt),
    notAfter: iso(row.notAfter),
    draftedAt: row.draftedAt.toISOString(),
    approvedAt: iso(row.approvedAt),
  }
}
