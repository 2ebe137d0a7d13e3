import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { outbox } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { isAnyOf } from '../shared/any-of'
import { addMinutes } from '../shared/day'
import { setAll, untaken } from './due'
import { forgetWords } from './forget'
import { recordFound } from './lost'
import { afterReceipt, fateAfter, REFUSED_MINUTES, type SendError } from './rules'
import { type NewSender, pauseSender } from './senders'
import { keepProviderId, ofMessage, type Row, settle } from './settle'
import { copyForUnread } from './unread'

/** What came of a message a worker held. `claim` as it was taken: one of an earlier time changes nothing. */
export type Result =
  | { id: string; claim: number; providerMessageId: string; segments: number }
  | { id: string; claim: number; error: SendError }
  /** Taken and not handed over: back to the queue, and no attempt is counted. */
  | { id: string; claim: number; isUnsent: true }
  /** Of a lost one: what the provider has that is it, and what may be. */
  | { id: string; found: string[]; near: string[] }

type Sent = Extract<Result, { providerMessageId: string }>

export interface From {
  sender: NewSender
  canAsk: boolean
  isChat: boolean
}

/** Keeps what came of messages. Told twice or too late, it changes nothing. */
export async function recordResults(
  tx: Db,
  ctx: RequestContext,
  from: From,
  results: readonly Result[],
): Promise<void> {
  const sent = results.filter((result): result is Sent => 'providerMessageId' in result)
  const plain = await recordPlain(tx, ctx, sent)
  const isPlain = (result: Result) => plain.has(result.id)
  const isUnsent = (result: Result) => 'isUnsent' in result
  await release(tx, ctx, results.filter(isUnsent) as Extract<Result, { isUnsent: true }>[])
  for (const result of results) {
    if (isPlain(result) || isUnsent(result)) continue
    if ('found' in result) await recordFound(tx, ctx, result)
    else
      await recordOne(
        tx,
        ctx,
        from,
        result as Exclude<Result, { isUnsent: true } | { found: string[] }>,
      )
  }
  if (from.isChat)
    await copyForUnread(
      tx,
      ctx,
      sent.map(({ id }) => id),
    )
}

/** Those that were sent and nothing else, in one statement; their ids. */
async function recordPlain(
  tx: Db,
  ctx: RequestContext,
  all: readonly Sent[],
): Promise<Set<string>> {
  // Two that claim the same id of the provider are looked at one by one.
  const sent = [...new Map(all.map((each) => [each.providerMessageId, each])).values()]
  if (sent.length === 0) return new Set()
  const each = (name: keyof Sent) => sql.param(sent.map((one) => one[name]))
  const now = ctx.now.toISOString()
  const rows = await tx.execute<{ id: string; isForgotten: boolean }>(sql`
    update outbox o
       set status = 'sent', sent_at = ${now}::timestamptz, lease_until = null, error_code = null,
           provider_message_id = r.provider_id, segments = r.segments
      from unnest(${each('id')}::uuid[], ${each('claim')}::int[], ${each('providerMessageId')}::text[],
                  ${each('segments')}::int[]) as r(id, claim, provider_id, segments)
     where o.county = ${ctx.county} and o.id = r.id and o.status = 'sending'
       and o.claims = r.claim
       and not exists (select from outbox x
                        where x.county = ${ctx.county}
                          and x.provider_message_id = r.provider_id)
    returning o.id, o.is_forgotten as "isForgotten"`)
  await forgetWords(
    tx,
    ctx,
    rows.filter(({ isForgotten }) => isForgotten),
  )
  return new Set(rows.map(({ id }) => id))
}

async function release(
  tx: Db,
  { county }: RequestContext,
  unsent: readonly { id: string; claim: number }[],
): Promise<void> {
  for (const [claim, same] of Map.groupBy(unsent, (each) => each.claim)) {
    const ids = same.map(({ id }) => id)
    await tx
      .update(outbox)
      .set(untaken)
      .where(
        and(
          eq(outbox.county, county),
          isAnyOf(outbox.id, ids),
          inArray(outbox.status, [...HELD]),
          eq(outbox.claims, claim),
        ),
      )
  }
}

async function recordOne(
  tx: Db,
  ctx: RequestContext,
  { sender, canAsk }: From,
  result: Exclude<Result, { isUnsent: true } | { found: string[] }>,
): Promise<void> {
  const [row] = await tx.select().from(outbox).where(ofMessage(ctx.county, result.id)).for('update')
  if (!row) return
  if (!('error' in result)) return recordSent(tx, ctx, row, result)
  const { error } = result
  await pause(tx, ctx, sender, error)
  // Its lease may have been over before the word came.
  if (!isHeld(row.status) || row.claims !== result.claim) return
  await settle(tx, ctx, row, fateAfter(row, error, ctx.now, canAsk), error)
}

/** What a provider asks of a sender holds for all that have it. */
async function pause(tx: Db, ctx: RequestContext, sender: NewSender, error: SendError) {
  const { retryAfterSeconds, isSenders, code } = error
  const minutes = isSenders ? REFUSED_MINUTES : (retryAfterSeconds ?? 0) / 60
  if (minutes > 0) await pauseSender(tx, ctx, sender, { until: addMinutes(ctx.now, minutes), code })
}

/** One that a receipt, or the end of its lease, was here before. */
async function recordSent(tx: Db, ctx: RequestContext, row: Row, sent: Sent): Promise<void> {
  const { providerMessageId, segments } = sent
  // A receipt has said more than that it was sent.
  if (row.providerMessageId === providerMessageId) return
  // The receipt that failed was of another handing-over than this one.
  const isOtherTry = row.status === 'failed' && row.providerMessageId !== null
  // It did go out, even if its lease was lost meanwhile and it waits to be sent again.
  const status = isOtherTry ? ('sent' as const) : afterReceipt(row.status, 'sent')
  if (status || !row.providerMessageId) await keepProviderId(tx, ctx.county, row, providerMessageId)
  if (!status) return
  const set = { status, sentAt: ctx.now, leaseUntil: null, errorCode: null, segments }
  await setAll(tx, ctx, [row], set)
}

/** On its way as far as anybody knows. */
const HELD = ['sending', 'lost', 'unknown'] as const
const isHeld = (status: Row['status']) => HELD.some((each) => each === status)
