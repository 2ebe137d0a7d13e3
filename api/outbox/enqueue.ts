import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, outbox } from '../../db/schema'
import type { MessageClass } from '../../db/values/messages'
import type { RequestContext } from '../http/context'
import { newId } from '../shared/ids'
import type { Reply } from '../turns/answer'
import { sealContent } from './content'
import type { Guard } from './guards'

export interface OutboxMessage {
  contactId: string
  /** The same purpose is never sent twice in a county. */
  purpose: string
  class: MessageClass
  say: Reply
  notBefore?: Date
  notAfter?: Date
  /** Once it no longer holds the message is not sent any more. */
  guard?: Guard
  /** Somebody is in need: it goes out at night as well. */
  isEmergency?: boolean
  /** Its words are forgotten as soon as it is known what came of it, and these stand there. */
  instead?: Reply | undefined
}

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>

/** Queues a message in the transaction that decides it; the worker alone sends. */
export async function enqueue(tx: Db, ctx: Context, message: OutboxMessage): Promise<void> {
  const [contact] = await tx
    .update(contacts)
    .set({ lastOutSeq: sql`${contacts.lastOutSeq} + 1` })
    .where(and(eq(contacts.county, ctx.county), eq(contacts.id, message.contactId)))
    .returning({ seq: contacts.lastOutSeq, channel: contacts.channel })
  if (!contact) throw new Error('a message to a contact that does not exist')
  await tx
    .insert(outbox)
    .values(rowOf(ctx, message, contact))
    .onConflictDoNothing()
}

/** Raw statements are all it takes. */
export type Executor = Pick<Db, 'execute'>

/** Messages of one statement. */
const AT_ONCE = 2_000

/**
 * The same for many in a few statements: a list has hundreds of households. Contacts are taken in the
 * order of their ids, so that two who tell the same phones at once do not wait for each other.
 */
export async function enqueueMany(
  tx: Executor,
  ctx: Context,
  messages: readonly OutboxMessage[],
): Promise<void> {
  const sorted = messages.toSorted(byContact)
  for (let from = 0; from < sorted.length; from += AT_ONCE)
    await enqueueSome(tx, ctx, sorted.slice(from, from + AT_ONCE))
}

async function enqueueSome(
  tx: Executor,
  ctx: Context,
  some: readonly OutboxMessage[],
): Promise<void> {
  const { county, now } = ctx
  const ids = JSON.stringify([...new Set(some.map(({ contactId }) => contactId))])
  const held = await tx.execute<{ id: string; channel: string; seq: number }>(sql`
    select id, channel, last_out_seq as seq from contacts
     where county = ${county}
       and id in (select i::uuid from jsonb_array_elements_text(${ids}::text::jsonb) as t(i))
     order by id for no key update`)
  const placeOf = new Map(held.map(({ id, ...place }) => [id, place]))
  const rows = some.map((message) => {
    const place = placeOf.get(message.contactId)
    if (!place) throw new Error('a message to a contact that does not exist')
    place.seq++
    const { contentSealed, ...row } = rowOf(ctx, message, place)
    return { ...row, content: contentSealed.toString('base64') }
  })
  // As one JSON: a parameter for each of their values would take ten times as long.
  await tx.execute(sql`
    with row as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
               as r(id uuid, "contactId" uuid, channel text, seq int, purpose text, class text, template text,
                    content text, "isEmergency" boolean, "notBefore" timestamptz,
                    "notAfter" timestamptz, guard jsonb)
    ), counted as (
      update contacts c set last_out_seq = r.seq
        from (select "contactId" as id, max(seq) as seq from row group by 1) r
       where c.county = ${county} and c.id = r.id
    )
    insert into outbox (county, id, contact_id, channel, seq, purpose, class, template, content_sealed,
                        is_emergency, not_before, not_after, guard, status, attempts, created_at)
    select ${county}, id, "contactId", channel, seq, purpose, class, template, decode(content, 'base64'),
           "isEmergency", "notBefore", "notAfter", nullif(guard, 'null'), 'queued', 0,
           ${now.toISOString()}::timestamptz
      from row
    on conflict do nothing`)
}

/** Those of one contact stay in their order. */
const byContact = (a: OutboxMessage, b: OutboxMessage) =>
  a.contactId < b.contactId ? -1 : Number(a.contactId > b.contactId)

/** Where a message stands: on its contact's channel, and there in which place. */
interface Place {
  channel: string
  seq: number
}

function rowOf({ county, deps, now }: Context, message: OutboxMessage, { channel, seq }: Place) {
  const { contactId, purpose } = message
  const id = newId()
  return {
    county,
    id,
    contactId,
    channel,
    seq,
    purpose,
    class: message.class,
    template: message.say.template,
    contentSealed: sealContent(deps, county, id, message.say, message.instead),
    isForgotten: message.instead !== undefined,
    isEmergency: message.isEmergency ?? false,
    notBefore: message.notBefore ?? now,
    notAfter: message.notAfter ?? null,
    guard: message.guard ?? null,
    status: 'queued' as const,
    attempts: 0,
    createdAt: now,
  }
}
