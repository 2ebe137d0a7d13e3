import { and, eq, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { outbox } from '../../db/schema'
import { MESSAGE_CLASSES, type MessageClass, type OutboxStatus } from '../../db/values/messages'
import type { RequestContext } from '../http/context'
import { isAnyOf } from '../shared/any-of'
import { addMinutes } from '../shared/day'
import { forgetWords, isUnderWay } from './forget'
import { FAR } from './hold'
import { LEASE_MINUTES } from './rules'
import { isOpenFor, rankOf } from '../shared/sending-hours'

/** So long a message whose fate is asked about holds up the next ones of its reader. */
const HOLDS_UP_MINUTES = 5

/** A message that was taken; `attempts` counts this time. */
export type Due = Pick<
  typeof outbox.$inferSelect,
  | 'id'
  | 'class'
  | 'contactId'
  | 'seq'
  | 'purpose'
  | 'template'
  | 'contentSealed'
  | 'broadcastId'
  | 'householdId'
  | 'villagePath'
  | 'notBefore'
  | 'notAfter'
  | 'guard'
  | 'isEmergency'
  | 'isResend'
  | 'attempts'
  | 'claims'
  | 'segments'
  | 'replaces'
>

/**
 * Takes due messages of a class on a channel, oldest first, and marks them as on their way; of each contact
 * only the oldest. Nothing overtakes what is as urgent, and nothing urgent waits for messages to many.
 * `offset 0` keeps the planner from joining: a fresh outbox has no statistics, and a join then took
 * seconds where look-ups take 1 ms.
 */
export async function takeDue(
  tx: Db,
  { county, now }: RequestContext,
  of: { channel: string; class: MessageClass },
  limit: number,
): Promise<Due[]> {
  const at = sql`${now.toISOString()}::timestamptz`
  const asking = sql`${addMinutes(now, -HOLDS_UP_MINUTES).toISOString()}::timestamptz`
  const far = sql`${FAR.toISOString()}::timestamptz`
  const before = MESSAGE_CLASSES.slice(0, rankOf(of.class) + 1)
  // A reminder for another day holds up nothing, and nothing that waits for the morning an emergency.
  const isBlocked = sql`exists (
    select from outbox o
     where o.county = ${county} and o.contact_id = ${outbox.contactId}
       and o.status in ('queued', 'sending', 'lost')
       and (o.status = 'sending'
            or o.class in ${before} and (o.is_emergency or not ${outbox.isEmergency})
           and (o.status = 'lost' and o.claimed_at > ${asking}
                or (o.seq, o.created_at, o.id) < (${outbox.seq}, ${outbox.createdAt}, ${outbox.id})
                   and (o.not_before <= ${at} or o.attempts > 0 and o.not_before < ${far})))
     offset 0)`
  const due = tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.county, county),
        eq(outbox.status, 'queued'),
        eq(outbox.channel, of.channel),
        eq(outbox.class, of.class),
        sql`${outbox.notBefore} <= ${at}`,
        openNow(of.class, now),
        sql`not ${isBlocked}`,
      ),
    )
    .orderBy(outbox.notBefore, outbox.seq)
    .limit(limit)
    .for('update', { skipLocked: true })
  const leaseUntil = addMinutes(now, LEASE_MINUTES).toISOString()
  // The rows as they come: Drizzle's own way with them is a tenth of what a message to many costs.
  const taken = await tx.execute<Due>(sql`
    update outbox
       set status = 'sending', attempts = attempts + 1, claims = claims + 1, lease_until = ${leaseUntil}::timestamptz,
           claimed_at = ${at}
     where county = ${county} and id = any (array(${due}))
    returning id, class, contact_id as "contactId", seq, purpose, template,
              content_sealed as "contentSealed", broadcast_id as "broadcastId",
              household_id as "householdId", village_path as "villagePath", not_before as "notBefore",
              not_after as "notAfter", guard, is_emergency as "isEmergency",
              is_resend as "isResend", attempts, claims, segments, replaces`)
  return taken.toSorted((a, b) => a.notBefore.getTime() - b.notBefore.getTime() || a.seq - b.seq)
}

/** How many segments the next message of some classes counts, as a measure of those behind it. */
export async function sizeOfNext(
  tx: Db,
  { county, now }: RequestContext,
  channel: string,
  classes: readonly MessageClass[],
): Promise<number> {
  const [next] = await tx
    .select({ segments: outbox.segments })
    .from(outbox)
    .where(
      and(
        eq(outbox.county, county),
        eq(outbox.status, 'queued'),
        eq(outbox.channel, channel),
        inArray(outbox.class, [...classes]),
        lte(outbox.notBefore, now),
      ),
    )
    .limit(1)
  return next?.segments ?? 1
}

/** Those that may go out at this hour. What is past its time is taken as well, to be put aside. */
function openNow(messageClass: MessageClass, now: Date): SQL | undefined {
  const open = isOpenFor(messageClass, now)
  if (open === 'all') return undefined
  if (open === 'emergencies') return eq(outbox.isEmergency, true)
  const until = open.expiringBefore.toISOString()
  return sql`(${outbox.isEmergency} or ${outbox.notAfter} < ${until}::timestamptz)`
}

/** Puts some held messages into a state, together. */
export async function setAll(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'deps'>,
  rows: readonly { id: string }[],
  set: PgUpdateSetSource<typeof outbox> & { status?: OutboxStatus },
): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await tx
    .update(outbox)
    .set(set)
    .where(and(eq(outbox.county, ctx.county), isAnyOf(outbox.id, ids)))
  if (set.status && !isUnderWay(set.status)) await forgetWords(tx, ctx, rows)
}

/** Back into the queue, as if they had not been taken: nobody has begun them. */
export const untaken = {
  status: 'queued',
  attempts: sql`${outbox.attempts} - 1`,
  leaseUntil: null,
  claimedAt: sql`case when ${outbox.attempts} > 1 then ${outbox.claimedAt} end`,
} as const
