import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, outbox } from '../../db/schema'
import type { Language } from '../../db/values/contacts'
import { MESSAGE_CLASSES, type MessageClass } from '../../db/values/messages'
import { wordsOf } from '../broadcasts/words'
import { openAddress } from '../contacts/address'
import type { RequestContext } from '../http/context'
import { addMinutes } from '../shared/day'
import type { Reply } from '../turns/answer'
import { LEASE_MINUTES } from './rules'
import { putAside, settleLostLeases } from './settle'

/** A message the worker holds and is to send. */
export interface ClaimedMessage {
  id: string
  contactId: string
  channel: string
  to: string
  language: Language
  /** Null of a broadcast's. */
  purpose: string | null
  class: MessageClass
  template: Reply['template']
  vars: Reply['vars']
  choices: NonNullable<Reply['choices']>
  picture: NonNullable<Reply['picture']> | null
  /** 重发: it may have arrived before. */
  isResend: boolean
  /** Counted with this claim; tells it from an earlier or later one. */
  attempt: number
}

/**
 * Takes what is due, of each contact only the oldest that was not sent: order per contact holds.
 * Messages that lost their time or their reader meanwhile are put aside.
 * @param channels Those the worker can send on; without them all.
 */
export async function claimMessages(
  tx: Db,
  ctx: RequestContext,
  { limit, channels }: { limit: number; channels?: string[] | undefined },
): Promise<ClaimedMessage[]> {
  await settleLostLeases(tx, ctx)
  const messages: ClaimedMessage[] = []
  let again = true
  while (again) {
    again = false
    // Class by class, the most urgent first: each reads its own index no further than it must.
    for (const each of MESSAGE_CLASSES) {
      const free = limit - messages.length
      if (free === 0) return messages
      const due = await selectDue(tx, ctx, each, free, channels)
      const taken = await take(tx, ctx, await putAside(tx, ctx, due))
      messages.push(...taken)
      // What was put aside may have held up another.
      if (taken.length < due.length) again = true
    }
  }
  return messages
}

/**
 * Due messages of a class, oldest first, held against other workers. `offset 0` keeps the planner from
 * joining: a fresh outbox has no statistics, and a join then took seconds where look-ups take 1 ms.
 */
async function selectDue(
  tx: Db,
  ctx: RequestContext,
  messageClass: MessageClass,
  limit: number,
  channels: string[] | undefined,
) {
  const { county } = ctx
  const now = sql`${ctx.now.toISOString()}::timestamptz`
  const channelOfContact = sql`(
    select c.channel from contacts c where c.county = ${county} and c.id = ${outbox.contactId})`
  return tx
    .select({
      id: outbox.id,
      class: outbox.class,
      notAfter: outbox.notAfter,
      contactId: outbox.contactId,
      guard: outbox.guard,
    })
    .from(outbox)
    .where(
      and(
        eq(outbox.county, county),
        eq(outbox.status, 'queued'),
        eq(outbox.class, messageClass),
        sql`${outbox.notBefore} <= ${now}`,
        // An older one of the contact is due, is on its way or is to be tried again. A reminder for
        // another day holds up nothing.
        sql`not exists (
          select from outbox o
           where o.county = ${county} and o.contact_id = ${outbox.contactId}
             and o.status in ('queued', 'sending')
             and (o.status = 'sending'
                  or o.seq < ${outbox.seq} and (o.not_before <= ${now} or o.attempts > 0))
           offset 0)`,
        channels && inArray(channelOfContact, channels),
      ),
    )
    .orderBy(outbox.notBefore, outbox.seq)
    .limit(limit)
    .for('update', { skipLocked: true })
}

/** Marks messages as on their way and opens them. */
async function take(tx: Db, ctx: RequestContext, ids: string[]): Promise<ClaimedMessage[]> {
  if (ids.length === 0) return []
  const claimed = await tx
    .update(outbox)
    .set({
      status: 'sending',
      attempts: sql`${outbox.attempts} + 1`,
      leaseUntil: addMinutes(ctx.now, LEASE_MINUTES),
    })
    .where(and(eq(outbox.county, ctx.county), inArray(outbox.id, ids)))
    .returning()
  const readers = await tx
    .select({
      id: contacts.id,
      channel: contacts.channel,
      language: contacts.language,
      addressSealed: contacts.addressSealed,
    })
    .from(contacts)
    .where(
      and(
        eq(contacts.county, ctx.county),
        inArray(
          contacts.id,
          claimed.map(({ contactId }) => contactId),
        ),
      ),
    )
  const readerOf = new Map(readers.map((reader) => [reader.id, reader]))
  const words = await wordsOfBroadcasts(tx, ctx, claimed, readerOf)
  const place = new Map(ids.map((id, i) => [id, i]))
  const messages: ClaimedMessage[] = []
  for (const row of claimed.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))) {
    const content = words.get(row.id)
    const message = open(ctx, row, readerOf.get(row.contactId), content)
    if (message) messages.push(message)
    // Its broadcast was cancelled.
    else if (row.broadcastId && !content) await cancel(tx, ctx, row.id)
    // One that cannot be read must not hold up the others for ever.
    else await fail(tx, ctx, row.id, 'unreadable')
  }
  return messages
}

type Reader = { id: string; channel: string; language: Language; addressSealed: Buffer }

type Row = typeof outbox.$inferSelect

/** What stands in no row: the words of broadcasts, by message. */
async function wordsOfBroadcasts(
  tx: Db,
  ctx: RequestContext,
  rows: readonly Row[],
  readerOf: ReadonlyMap<string, Reader>,
): Promise<Map<string, Reply>> {
  const asked = rows.flatMap(({ id, broadcastId, householdId, contactId }) => {
    const language = readerOf.get(contactId)?.language ?? 'zh'
    return broadcastId ? [{ id, broadcastId, householdId, language }] : []
  })
  return wordsOf(tx, ctx, asked)
}

function open(
  ctx: RequestContext,
  row: Row,
  reader: Reader | undefined,
  words: Reply | undefined,
): ClaimedMessage | null {
  if (!reader || (row.broadcastId && !words)) return null
  const { county, deps } = ctx
  const place = { county, table: 'outbox', column: 'content_sealed', row: row.id }
  try {
    const content =
      words ??
      (JSON.parse(deps.sealer.open(place, row.contentSealed ?? Buffer.alloc(0))) as Omit<
        Reply,
        'template'
      >)
    return {
      id: row.id,
      contactId: reader.id,
      channel: reader.channel,
      to: openAddress(deps, county, reader),
      language: reader.language,
      purpose: row.purpose,
      class: row.class,
      template: row.template as Reply['template'],
      vars: content.vars,
      choices: content.choices ?? [],
      picture: content.picture ?? null,
      isResend: row.isResend,
      attempt: row.attempts,
    }
  } catch (error) {
    deps.log.error({ err: error, outboxId: row.id }, 'a message cannot be opened')
    return null
  }
}

async function cancel(tx: Db, ctx: RequestContext, id: string): Promise<void> {
  await tx
    .update(outbox)
    .set({ status: 'cancelled', leaseUntil: null })
    .where(and(eq(outbox.county, ctx.county), eq(outbox.id, id)))
}

async function fail(tx: Db, ctx: RequestContext, id: string, errorCode: string): Promise<void> {
  await tx
    .update(outbox)
    .set({ status: 'failed', errorCode, leaseUntil: null })
    .where(and(eq(outbox.county, ctx.county), eq(outbox.id, id)))
}
