import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, outbox } from '../../db/schema'
import type { Language } from '../../db/values/contacts'
import { MESSAGE_CLASSES, type MessageClass } from '../../db/values/messages'
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
  purpose: string
  class: MessageClass
  template: Reply['template']
  vars: Reply['vars']
  choices: NonNullable<Reply['choices']>
  /** 重发: it may have arrived before. */
  isResend: boolean
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
  await putAside(tx, ctx)
  const due = await selectDue(tx, ctx, limit, channels)
  if (due.length === 0) return []
  const claimed = await tx
    .update(outbox)
    .set({
      status: 'sending',
      attempts: sql`${outbox.attempts} + 1`,
      leaseUntil: addMinutes(ctx.now, LEASE_MINUTES),
    })
    .where(and(eq(outbox.county, ctx.county), inArray(outbox.id, due)))
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
  const rowOf = new Map(claimed.map((row) => [row.id, row]))
  const messages: ClaimedMessage[] = []
  for (const id of due) {
    const row = rowOf.get(id)
    const reader = row && readerOf.get(row.contactId)
    const message = row && reader && open(ctx, row, reader)
    if (message) messages.push(message)
    // One that cannot be read must not hold up the others for ever.
    else await fail(tx, ctx, id, 'unreadable')
  }
  return messages
}

/**
 * Ids of due messages, the most urgent class first, held against other workers. A message waits
 * while an older one of its contact is due, is on its way or is to be tried again; a reminder for
 * another day holds up nothing.
 */
async function selectDue(
  tx: Db,
  ctx: RequestContext,
  limit: number,
  channels: string[] | undefined,
): Promise<string[]> {
  const { county } = ctx
  const now = sql`${ctx.now.toISOString()}::timestamptz`
  const urgency = sql`array_position(${sql.raw(`array['${MESSAGE_CLASSES.join("','")}']`)}, ${outbox.class})`
  const rows = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.county, county),
        eq(outbox.status, 'queued'),
        sql`${outbox.notBefore} <= ${now}`,
        sql`not exists (
          select from outbox o
           where o.county = ${county} and o.contact_id = ${outbox.contactId}
             and (o.status = 'sending'
                  or o.status = 'queued' and o.seq < ${outbox.seq}
                     and (o.not_before <= ${now} or o.attempts > 0)))`,
        channels &&
          sql`exists (
            select from contacts c
             where c.county = ${county} and c.id = ${outbox.contactId}
               and ${inArray(sql`c.channel`, channels)})`,
      ),
    )
    .orderBy(urgency, outbox.notBefore, outbox.contactId, outbox.seq)
    .limit(limit)
    .for('update', { skipLocked: true })
  return rows.map(({ id }) => id)
}

type Reader = { id: string; channel: string; language: Language; addressSealed: Buffer }

function open(
  ctx: RequestContext,
  row: typeof outbox.$inferSelect,
  reader: Reader,
): ClaimedMessage | null {
  const { county, deps } = ctx
  const place = { county, table: 'outbox', column: 'content_sealed', row: row.id }
  try {
    const content = JSON.parse(deps.sealer.open(place, row.contentSealed)) as Omit<
      Reply,
      'template'
    >
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
      isResend: row.isResend,
    }
  } catch (error) {
    deps.log.error({ err: error, outboxId: row.id }, 'a message cannot be opened')
    return null
  }
}

async function fail(tx: Db, ctx: RequestContext, id: string, errorCode: string): Promise<void> {
  await tx
    .update(outbox)
    .set({ status: 'failed', errorCode, leaseUntil: null })
    .where(and(eq(outbox.county, ctx.county), eq(outbox.id, id)))
}
