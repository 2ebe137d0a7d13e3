import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { outbox, senders } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { addHours } from '../shared/day'
import { ApiError } from '../shared/errors'
import { tokensAt } from './pace'
import { isSender, type NewSender, type Sender } from './senders'

/** Every sender with its pace and pause, and by channel what waits and what went out. */
export async function listSenders({ deps, county, now }: RequestContext) {
  const { db } = deps.connection
  const rows = await db
    .select()
    .from(senders)
    .where(eq(senders.county, county))
    .orderBy(asc(senders.channel), asc(senders.address))
  return {
    senders: rows.map((sender) => ({
      channel: sender.channel,
      address: sender.address,
      segmentsPerSecond: sender.segmentsPerSecond,
      burst: sender.burst,
      dailyCap: sender.dailyCap,
      /** A segment may go out now. How many may would tell that something was sent, even what nobody may know of. */
      isFree: tokensAt(sender, now) >= 1,
      ...pauseOf(sender, now),
    })),
    channels: await countByChannel(db, county, now),
  }
}

function pauseOf({ pausedUntil, pauseCode }: Sender, now: Date) {
  const isPaused = pausedUntil !== null && pausedUntil > now
  return {
    pausedUntil: isPaused ? pausedUntil.toISOString() : null,
    pauseCode: isPaused ? pauseCode : null,
  }
}

/** Whoever handles a complaint is told by a number; nobody learns of it by counting messages. */
const isKnown = sql`${outbox.template} not like 'complaint.%'`

async function countByChannel(db: Db, county: string, now: Date) {
  const due = sql`${outbox.notBefore} <= ${now.toISOString()}::timestamptz`
  const waiting = await db
    .select({
      channel: outbox.channel,
      queued: sql<number>`count(*)::int`,
      due: sql<number>`(count(*) filter (where ${due}))::int`,
    })
    .from(outbox)
    .where(and(eq(outbox.county, county), eq(outbox.status, 'queued'), isKnown))
    .groupBy(outbox.channel)
  const sent = await db
    .select({ channel: outbox.channel, count: sql<number>`count(*)::int` })
    .from(outbox)
    .where(and(eq(outbox.county, county), gt(outbox.sentAt, addHours(now, -1)), isKnown))
    .groupBy(outbox.channel)
  const queuedOn = new Map(waiting.map((each) => [each.channel, each]))
  const sentOn = new Map(sent.map((each) => [each.channel, each.count]))
  return [...new Set([...queuedOn.keys(), ...sentOn.keys()])].toSorted().map((channel) => ({
    channel,
    /** With what is for later. */
    queued: queuedOn.get(channel)?.queued ?? 0,
    due: queuedOn.get(channel)?.due ?? 0,
    sentLastHour: sentOn.get(channel) ?? 0,
  }))
}

/** Another pace for a sender that has sent before; what its bucket holds is kept as far as it fits. */
export async function setSender(tx: Db, ctx: RequestContext, input: NewSender) {
  const { county, now } = ctx
  const known = await getSender(tx, county, input)
  const { channel, address, segmentsPerSecond, burst, dailyCap } = input
  const set = { segmentsPerSecond, burst, dailyCap }
  const isSame =
    known.segmentsPerSecond === segmentsPerSecond &&
    known.burst === burst &&
    known.dailyCap === dailyCap
  if (!isSame) {
    const tokens = Math.min(burst, tokensAt(known, now))
    const filledAt = known.filledAt > now ? known.filledAt : now
    await tx
      .update(senders)
      .set({ ...set, tokens, filledAt })
      .where(isSender(county, input))
    await record(tx, ctx, { subject: subjectOf(input), type: 'sender.set', details: set })
  }
  return { channel, address, ...set }
}

/** Whatever it was paused for is mended: it goes on now, and pauses again should that not be so. */
export async function resumeSender(tx: Db, ctx: RequestContext, which: Which) {
  const { county, now } = ctx
  const { channel, address, pausedUntil, pauseCode } = await getSender(tx, county, which)
  const isPaused = pausedUntil !== null && pausedUntil > now
  if (isPaused) {
    const set = { pausedUntil: null, pauseCode: null }
    await tx.update(senders).set(set).where(isSender(county, which))
    const details = { pausedUntil: pausedUntil.toISOString(), pauseCode }
    await record(tx, ctx, { subject: subjectOf(which), type: 'sender.resumed', details })
  }
  return { channel, address, wasPaused: isPaused }
}

type Which = Pick<NewSender, 'channel' | 'address'>

const subjectOf = ({ channel, address }: Which) => `sender:${channel}:${address}`

async function getSender(tx: Db, county: string, which: Which): Promise<Sender> {
  const [known] = await tx.select().from(senders).where(isSender(county, which)).for('update')
  if (!known) throw new ApiError('not_found', 'sender')
  return known
}
