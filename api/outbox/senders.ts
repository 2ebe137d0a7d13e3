import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { senders } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { type Bucket, tokensAt } from './pace'

/** A number or bot of ours on a channel, with the pace it keeps until the office sets another. */
export interface NewSender {
  channel: string
  address: string
  segmentsPerSecond: number
  burst: number
  dailyCap: number
}

export type Sender = typeof senders.$inferSelect

type Which = Pick<NewSender, 'channel' | 'address'>

/** As it stands; with the pace its channel knows where nobody has sent by it yet. */
export async function findSender(
  tx: Db,
  { county, now }: RequestContext,
  sender: NewSender,
): Promise<Sender> {
  const find = () => tx.select().from(senders).where(isSender(county, sender))
  const [known] = await find()
  if (known) return known
  const row = { county, ...sender, tokens: sender.burst, filledAt: now }
  await tx.insert(senders).values(row).onConflictDoNothing()
  const [made] = await find()
  if (!made) throw new Error('a sender that was just made is gone')
  return made
}

/** Held until the transaction ends: of several workers one draws on the bucket at a time. */
export async function lockSender(tx: Db, county: string, which: Which): Promise<Sender> {
  const [sender] = await tx.select().from(senders).where(isSender(county, which)).for('update')
  if (!sender) throw new Error('no such sender')
  return sender
}

/** Takes segments out of a bucket that is held; puts them back where negative. */
export async function draw(
  tx: Db,
  { county, now }: RequestContext,
  sender: Which & Bucket,
  segments: number,
): Promise<void> {
  // Of two machines' clocks the one behind does not fill it twice.
  const filledAt = sender.filledAt > now ? sender.filledAt : now
  const tokens = Math.min(sender.burst, tokensAt(sender, now) - segments)
  await tx.update(senders).set({ tokens, filledAt }).where(isSender(county, sender))
}

/** Segments that were counted wrongly beforehand. */
export async function correct(
  tx: Db,
  { county }: RequestContext,
  which: Which,
  segments: number,
): Promise<void> {
  if (segments === 0) return
  await tx
    .update(senders)
    .set({ tokens: sql`least(${senders.burst}, ${senders.tokens} - ${segments}::float8)` })
    .where(isSender(county, which))
}

/** Nothing goes out by a sender until then, whichever worker has it; a longer pause stands. */
export async function pauseSender(
  tx: Db,
  { county }: RequestContext,
  which: Which,
  pause: { until: Date; code: string },
): Promise<void> {
  await tx
    .update(senders)
    .set({ pausedUntil: pause.until, pauseCode: pause.code })
    .where(
      and(
        isSender(county, which),
        sql`coalesce(${senders.pausedUntil} < ${pause.until.toISOString()}::timestamptz, true)`,
      ),
    )
}

export const isSender = (county: string, { channel, address }: Which) =>
  and(eq(senders.county, county), eq(senders.channel, channel), eq(senders.address, address))
