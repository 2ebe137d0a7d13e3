import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, outbox } from '../../db/schema'
import type { MessageClass } from '../../db/values/messages'
import type { RequestContext } from '../http/context'
import { newId } from '../shared/ids'
import type { Reply } from '../turns/answer'
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
}

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>

/** Queues a message in the transaction that decides it; the worker alone sends. */
export async function enqueue(tx: Db, ctx: Context, message: OutboxMessage): Promise<void> {
  const [contact] = await tx
    .update(contacts)
    .set({ lastOutSeq: sql`${contacts.lastOutSeq} + 1` })
    .where(and(eq(contacts.county, ctx.county), eq(contacts.id, message.contactId)))
    .returning({ seq: contacts.lastOutSeq })
  if (!contact) throw new Error('a message to a contact that does not exist')
  await tx
    .insert(outbox)
    .values(rowOf(ctx, message, contact.seq))
    .onConflictDoNothing()
}

/** Rows of one INSERT. */
const AT_ONCE = 500

/**
 * The same for many in a few statements: a list has hundreds of households. Contacts are taken in the
 * order of their ids, so that two who tell the same phones at once do not wait for each other.
 */
export async function enqueueMany(
  tx: Db,
  ctx: Context,
  messages: readonly OutboxMessage[],
): Promise<void> {
  const { county } = ctx
  const sorted = messages.toSorted(byContact)
  for (let from = 0; from < sorted.length; from += AT_ONCE) {
    const some = sorted.slice(from, from + AT_ONCE)
    const ids = [...new Set(some.map(({ contactId }) => contactId))]
    const held = await tx
      .select({ id: contacts.id, seq: contacts.lastOutSeq })
      .from(contacts)
      .where(and(eq(contacts.county, county), inArray(contacts.id, ids)))
      .orderBy(asc(contacts.id))
      .for('no key update')
    const seqOf = new Map(held.map(({ id, seq }) => [id, seq]))
    const rows = some.map((message) => {
      const seq = (seqOf.get(message.contactId) ?? 0) + 1
      seqOf.set(message.contactId, seq)
      return rowOf(ctx, message, seq)
    })
    const counted = JSON.stringify([...seqOf].map(([id, seq]) => ({ id, seq })))
    await tx.execute(sql`
      update contacts c set last_out_seq = v.seq
        from jsonb_to_recordset(${counted}::text::jsonb) as v(id uuid, seq int)
       where c.county = ${county} and c.id = v.id`)
    await tx.insert(outbox).values(rows).onConflictDoNothing()
  }
}

/** Those of one contact stay in their order. */
const byContact = (a: OutboxMessage, b: OutboxMessage) =>
  a.contactId < b.contactId ? -1 : Number(a.contactId > b.contactId)

function rowOf({ county, deps, now }: Context, message: OutboxMessage, seq: number) {
  const { contactId, purpose } = message
  const { vars, choices, picture } = message.say
  const id = newId()
  const place = { county, table: 'outbox', column: 'content_sealed', row: id }
  return {
    county,
    id,
    contactId,
    seq,
    purpose,
    class: message.class,
    template: message.say.template,
    contentSealed: deps.sealer.seal(place, JSON.stringify({ vars, choices, picture })),
    notBefore: message.notBefore ?? now,
    notAfter: message.notAfter ?? null,
    guard: message.guard ?? null,
    status: 'queued' as const,
    attempts: 0,
    createdAt: now,
  }
}
