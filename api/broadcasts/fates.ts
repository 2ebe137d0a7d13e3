import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcastVillages } from '../../db/schema'
import type { AddressFault, OutboxStatus } from '../../db/values/messages'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { addHours, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Broadcast } from './find'
import { type NamedVillageReach, withNames } from './reach'
import { ANSWERED_WITHIN_HOURS, costFen, type Fates, fatesOf } from './rules'

/** What became of a broadcast in one village. */
export interface VillageFates extends NamedVillageReach, Fates {
  /** Recipients who wrote to us within three days of being sent it. */
  answers: number
  /** Of the texts that were handed over. */
  costFen: number
  /** When its turn comes, or came. */
  notBefore: string | null
  isQueued: boolean
}

/** By village: those of its plan, or of the draft while there is none. */
export async function countFates(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  row: Broadcast,
): Promise<VillageFates[]> {
  const { county } = ctx
  const planned = await tx
    .select()
    .from(broadcastVillages)
    .where(and(eq(broadcastVillages.county, county), eq(broadcastVillages.broadcastId, row.id)))
    .orderBy(asc(broadcastVillages.villagePath))
  const plan = planned.map(({ villagePath: path, notBefore, queuedAt, ...counts }) => {
    const { households, withoutPhone, recipients, optedOut, unreachable } = counts
    const reach = { path, households, withoutPhone, recipients, optedOut, unreachable }
    return { ...reach, notBefore: notBefore.toISOString(), isQueued: queuedAt !== null }
  })
  const drafted = row.reach.villages.map((village) => {
    return { ...village, notBefore: null, isQueued: false }
  })
  const villages = plan.length > 0 ? await withNames(tx, county, plan) : drafted
  const counts = await countByStatus(tx, ctx, row)
  const milliyuan = await findPrice(tx, ctx, row)
  const ofVillage = Map.groupBy(counts, ({ path }) => path)
  const isLive = row.status !== 'cancelled'
  return villages.map((village) => {
    const own = ofVillage.get(village.path) ?? []
    const byStatus = own.map(({ status, count }) => [status, count] as [OutboxStatus, number])
    const sum = (name: 'segments' | 'answers') => own.reduce((all, each) => all + each[name], 0)
    const fates = fatesOf(byStatus, isLive)
    // Its turn has not come, or comes no more.
    if (village.notBefore !== null && !village.isQueued)
      fates[isLive ? 'waiting' : 'dropped'] += village.recipients
    return {
      ...village,
      ...fates,
      answers: sum('answers'),
      costFen: costFen(sum('segments'), milliyuan),
    }
  })
}

interface StatusCount {
  path: string
  status: OutboxStatus
  count: number
  /** Of texts. */
  segments: number
  answers: number
}

async function countByStatus(
  tx: Db,
  { county }: Pick<RequestContext, 'county'>,
  { id }: Broadcast,
): Promise<StatusCount[]> {
  const within = sql`make_interval(hours => ${ANSWERED_WITHIN_HOURS}::int)`
  const rows = await tx.execute<StatusCount & Record<string, unknown>>(sql`
    select o.village_path as path, o.status, count(*)::int as count,
           coalesce(sum(o.segments) filter (where o.sent_at is not null and c.is_phone), 0)::int as segments,
           (count(*) filter (where o.sent_at is not null and exists (
             select from turns t
              where t.county = ${county} and t.contact_id = o.contact_id
                and t.received_at > o.sent_at and t.received_at <= o.sent_at + ${within})))::int as answers
      from outbox o join contacts c on c.county = ${county} and c.id = o.contact_id
     where o.county = ${county} and o.broadcast_id = ${id}::uuid and o.status <> 'moved'
     group by 1, 2`)
  return [...rows]
}

/** What a segment cost when it was approved; 0 where nobody has set it any more. */
async function findPrice(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  { approvedAt }: Broadcast,
): Promise<number> {
  try {
    return await getFigure(tx, county, 'sms_segment_milliyuan', dayOf(approvedAt ?? now))
  } catch (error) {
    if (error instanceof ApiError && error.code === 'figure_missing') return 0
    throw error
  }
}

/** Why messages did not arrive: what is wrong with the address, or else what the provider called it. */
export interface Failure {
  path: string
  fault: AddressFault | null
  code: string
  count: number
}

export async function listFailures(
  tx: Db,
  { county }: Pick<RequestContext, 'county'>,
  { id }: Broadcast,
): Promise<Failure[]> {
  const rows = await tx.execute<Failure & Record<string, unknown>>(sql`
    select o.village_path as path, c.address_fault as fault, coalesce(o.error_code, '') as code,
           count(*)::int as count
      from outbox o join contacts c on c.county = ${county} and c.id = o.contact_id
     where o.county = ${county} and o.broadcast_id = ${id}::uuid and o.status in ('failed', 'unknown')
     group by 1, 2, 3 order by 1, 4 desc, 3`)
  return [...rows]
}

/** Messages handed over within the last minutes, for the pace at which it goes. */
const PACE_MINUTES = 10

export async function measurePace(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  { id }: Broadcast,
): Promise<number> {
  const since = addHours(now, -PACE_MINUTES / 60)
  const [row] = await tx.execute<{ count: number; first: string | null }>(sql`
    select count(*)::int as count, min(sent_at)::text as first from outbox
     where county = ${county} and broadcast_id = ${id}::uuid and status <> 'moved'
       and sent_at > ${since.toISOString()}::timestamptz
       and sent_at <= ${now.toISOString()}::timestamptz`)
  if (!row?.first) return 0
  const minutes = Math.max(1, (now.getTime() - Date.parse(row.first)) / 60_000)
  return Math.round(row.count / minutes)
}
