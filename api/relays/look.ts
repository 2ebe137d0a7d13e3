import { and, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcasts, broadcastVillages, relays } from '../../db/schema'
import type { OutboxStatus } from '../../db/values/messages'
import { findAudience, membersOf } from '../broadcasts/audience'
import { asBroadcast, type Broadcast, ofBroadcast } from '../broadcasts/find'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { addHours } from '../shared/day'
import { askToTell } from './ask'
import {
  hasReached,
  type HouseholdFate,
  isRelayed,
  isSettled,
  missedBecause,
  nextLook,
} from './rules'

interface Village {
  broadcastId: string
  villagePath: string
}

/**
 * Puts on the list whom the messages of villages did not reach, some time after they began; each village
 * is a transaction of its own. Repeated, or twice at once, nothing doubles.
 */
export async function lookAtVillages(ctx: RequestContext): Promise<void> {
  const { db } = ctx.deps.connection
  const due = await db
    .select({
      broadcastId: broadcastVillages.broadcastId,
      villagePath: broadcastVillages.villagePath,
    })
    .from(broadcastVillages)
    .where(isDue(ctx))
    .orderBy(broadcastVillages.looksAt, broadcastVillages.villagePath)
  for (const village of due) await inTransaction(db, (tx) => lookAt(tx, ctx, village))
}

const isDue = ({ county, now }: RequestContext) =>
  and(eq(broadcastVillages.county, county), lte(broadcastVillages.looksAt, now))

const ofVillage = (county: string, { broadcastId, villagePath }: Village) =>
  and(
    eq(broadcastVillages.county, county),
    eq(broadcastVillages.broadcastId, broadcastId),
    eq(broadcastVillages.villagePath, villagePath),
  )

async function lookAt(tx: Db, ctx: RequestContext, village: Village): Promise<void> {
  const { county, now } = ctx
  const [held] = await tx
    .select()
    .from(broadcastVillages)
    .where(and(ofVillage(county, village), isDue(ctx)))
    .for('update', { skipLocked: true })
  if (!held?.queuedAt) return
  const [row] = await tx.select().from(broadcasts).where(ofBroadcast(county, village.broadcastId))
  if (!row) throw new Error('a village of no notice')
  const broadcast = asBroadcast(row)
  const isOn =
    broadcast.status !== 'cancelled' && isRelayed(broadcast.audience, broadcast.narrowing)
  const fates = isOn ? await listFates(tx, ctx, broadcast, village.villagePath) : []
  await askToTell(
    tx,
    ctx,
    broadcast,
    fates.flatMap(({ householdId, areaPath, head, statuses }) => {
      const reason = missedBecause(statuses)
      return reason ? [{ householdId, areaPath, head, reason }] : []
    }),
  )
  await dropReached(tx, ctx, broadcast, fates)
  const isOver = fates.every(({ statuses }) => isSettled(statuses))
  const start = held.notBefore > held.queuedAt ? held.notBefore : held.queuedAt
  await tx
    .update(broadcastVillages)
    .set({ looksAt: isOver ? null : nextLook(start, now) })
    .where(ofVillage(county, village))
}

/** Of every household of a village what became of the messages to its people. */
async function listFates(
  tx: Db,
  ctx: RequestContext,
  broadcast: Broadcast,
  villagePath: string,
): Promise<(HouseholdFate & { head: string })[]> {
  const { county } = ctx
  const audience = await findAudience(tx, county, broadcast)
  const rows = await tx.execute<Record<string, unknown> & HouseholdFate & { head: string }>(sql`
    ${membersOf(ctx, audience, { villages: [villagePath] })}
    select h.id as "householdId", h.area_path as "areaPath", h.head_name as head,
           json_agg(distinct o.status) as statuses
      from known k
      join outbox o on o.county = ${county} and o.contact_id = k.contact_id
                   and o.broadcast_id = ${broadcast.id}::uuid and o.status <> 'moved'
      join households h on h.county = ${county} and h.id = k.home_id
     group by h.id, h.area_path, h.head_name
     order by h.area_path, h.head_name, h.id`)
  return rows.map((row) => ({ ...row, statuses: row.statuses as OutboxStatus[] }))
}

/** A message that was sent again has got there: nobody has to go. */
async function dropReached(
  tx: Db,
  { county, now }: RequestContext,
  { id }: Broadcast,
  fates: readonly HouseholdFate[],
): Promise<void> {
  const reached = fates.filter(({ statuses }) => hasReached(statuses))
  if (reached.length === 0) return
  const ids = reached.map(({ householdId }) => householdId)
  await tx
    .update(relays)
    .set({ reachedAt: now })
    .where(
      and(
        eq(relays.county, county),
        eq(relays.broadcastId, id),
        inArray(relays.householdId, ids),
        isNull(relays.toldAt),
        isNull(relays.reachedAt),
      ),
    )
}

/** Messages of a notice are on their way once more: its villages are looked at a day later. */
export async function lookAgain(
  tx: Db,
  { county }: RequestContext,
  broadcastId: string,
  from: Date,
): Promise<void> {
  await tx
    .update(broadcastVillages)
    .set({ looksAt: addHours(from, 24) })
    .where(
      and(
        eq(broadcastVillages.county, county),
        eq(broadcastVillages.broadcastId, broadcastId),
        isNotNull(broadcastVillages.queuedAt),
      ),
    )
}
