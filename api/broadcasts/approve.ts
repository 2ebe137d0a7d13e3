import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcasts, broadcastVillages } from '../../db/schema'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { addHours, type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { findAudience, listVillages, reachesAnybody } from './audience'
import { type Broadcast, getBroadcast, ofBroadcast, type Which } from './find'
import { SENT_WITHIN_HOURS } from '../shared/sending-hours'
import { isDayUnclear, refusalToApprove, startOf } from './rules'
import { planStarts } from './schedule'
import { findPhoneChannel } from './strangers'

/**
 * Approves a draft of somebody else: plans which village begins when. The worker queues the messages,
 * village by village.
 */
export async function approveBroadcast(
  tx: Db,
  ctx: RequestContext,
  which: Which,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const row = await getBroadcast(tx, ctx, which, { lock: true })
  const refusal = refusalToApprove(row, staffId)
  if (refusal) throw new ApiError('refused', refusal)
  const villages = await planVillages(tx, ctx, row)
  const starts = villages.map(({ notBefore }) => notBefore.getTime())
  const from = new Date(Math.min(...starts))
  const until = new Date(Math.max(...starts))
  // The last village reads its words another day than the first.
  if (isDayUnclear(row.body, dayOf(row.draftedAt), dayOf(until)))
    throw new ApiError('refused', 'day_unclear')
  await requireReach(tx, ctx, row, villages)
  await tx.insert(broadcastVillages).values(villages)
  await tx
    .update(broadcasts)
    .set({ status: 'approved', approvedBy: staffId, approvedAt: now })
    .where(ofBroadcast(county, row.id))
  const { recipients } = row.reach
  const hours = { from: from.toISOString(), until: until.toISOString() }
  const details = { recipients, villages: villages.length, ...hours }
  await record(tx, ctx, { subject: `broadcast:${row.id}`, type: 'broadcast.approved', details })
  const vars = { code: row.code, recipients }
  if (from <= now) return { code: 'approved', vars }
  return { code: 'approved_later', vars: { ...vars, from: from.toISOString() } }
}

/** With the counts of the draft; a village that came since has none yet. */
async function planVillages(tx: Db, ctx: RequestContext, row: Broadcast) {
  const { county, now } = ctx
  const audience = await findAudience(tx, county, row)
  const counted = new Map(row.reach.villages.map((village) => [village.path, village]))
  const villages = (await listVillages(tx, ctx, audience)).map((path) => {
    const { name: _name, ...counts } = counted.get(path) ?? { name: '', ...NONE, path }
    return counts
  })
  const start = startOf(row.sendAt, now)
  const starts = planStarts(villages, start, await findPace(tx, county, dayOf(start)))
  return villages.map(({ path, ...counts }) => {
    const times = timesOf(row, starts.get(path) ?? start)
    if (times.notAfter <= times.notBefore) throw new ApiError('refused', 'too_late')
    return { county, broadcastId: row.id, villagePath: path, ...times, ...counts }
  })
}

const NONE = { households: 0, withoutPhone: 0, recipients: 0, optedOut: 0, unreachable: 0 }

/**
 * Gives villages of a paused broadcast that were not queued yet their hours anew, the first not before
 * `from`. Whether any was queued.
 */
export async function replan(
  tx: Db,
  { county }: RequestContext,
  row: Broadcast,
  from: Date,
): Promise<boolean> {
  const all = await tx
    .select()
    .from(broadcastVillages)
    .where(and(eq(broadcastVillages.county, county), eq(broadcastVillages.broadcastId, row.id)))
    .orderBy(broadcastVillages.notBefore, broadcastVillages.villagePath)
  const waiting = all.filter(({ queuedAt }) => queuedAt === null)
  const [first] = waiting
  if (first && first.notBefore < from) {
    const counts = waiting.map(({ villagePath: path, recipients }) => ({ path, recipients }))
    const starts = planStarts(counts, from, await findPace(tx, county, dayOf(from)))
    const fresh = waiting.map((village) => {
      const notBefore = starts.get(village.villagePath) ?? from
      return { ...village, ...timesOf(row, notBefore) }
    })
    await tx
      .insert(broadcastVillages)
      .values(fresh)
      .onConflictDoUpdate({
        target: [
          broadcastVillages.county,
          broadcastVillages.broadcastId,
          broadcastVillages.villagePath,
        ],
        set: { notBefore: sql`excluded.not_before`, notAfter: sql`excluded.not_after` },
      })
  }
  return waiting.length < all.length
}

const timesOf = ({ notAfter }: Broadcast, notBefore: Date) => ({
  notBefore,
  notAfter: notAfter ?? addHours(notBefore, SENT_WITHIN_HOURS),
})

/** How many messages may begin within an hour; null where the county has set nothing. */
export async function findPace(tx: Db, county: string, day: Day): Promise<number | null> {
  try {
    return await getFigure(tx, county, 'broadcast_messages_per_hour', day)
  } catch (error) {
    if (error instanceof ApiError && error.code === 'figure_missing') return null
    throw error
  }
}

/** Somebody has to be left to get it: mostly the first village that had anybody still has. */
async function requireReach(
  tx: Db,
  ctx: RequestContext,
  row: Broadcast,
  villages: readonly { villagePath: string; recipients: number }[],
): Promise<void> {
  const audience = await findAudience(tx, ctx.county, row)
  const byHope = villages.toSorted((a, b) => b.recipients - a.recipients)
  let hasStrangers = false
  for (const { villagePath } of byHope) {
    const found = await reachesAnybody(tx, ctx, audience, villagePath)
    if (found === 'contacts') return
    if (found === 'strangers') {
      hasStrangers = true
      if (await findPhoneChannel(tx, ctx.county)) return
    }
  }
  throw new ApiError('refused', hasStrangers ? 'no_channel' : 'nobody')
}
