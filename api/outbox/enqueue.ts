import { and, eq, sql } from 'drizzle-orm'
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

/** Queues a message in the transaction that decides it; the worker alone sends. */
export async function enqueue(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'deps' | 'now'>,
  message: OutboxMessage,
): Promise<void> {
  const { county, now } = ctx
  const { contactId, purpose } = message
  const { vars, choices } = message.say
  const id = newId()
  const place = { county, table: 'outbox', column: 'content_sealed', row: id }
  const [contact] = await tx
    .update(contacts)
    .set({ lastOutSeq: sql`${contacts.lastOutSeq} + 1` })
    .where(and(eq(contacts.county, county), eq(contacts.id, contactId)))
    .returning({ seq: contacts.lastOutSeq })
  if (!contact) throw new Error('a message to a contact that does not exist')
  await tx
    .insert(outbox)
    .values({
      county,
      id,
      contactId,
      seq: contact.seq,
      purpose,
      class: message.class,
      template: message.say.template,
      contentSealed: ctx.deps.sealer.seal(place, JSON.stringify({ vars, choices })),
      notBefore: message.notBefore ?? now,
      notAfter: message.notAfter ?? null,
      guard: message.guard ?? null,
      status: 'queued',
      attempts: 0,
      createdAt: now,
    })
    .onConflictDoNothing()
}
