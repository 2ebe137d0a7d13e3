import { and, eq, inArray, isNotNull, not } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, outbox } from '../../db/schema'
import { findFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { isAnyOf } from '../shared/any-of'
import { addHours, dayOf } from '../shared/day'
import { sendElsewhere } from './elsewhere'
import type { Guard } from './guards'

/** What is worth a text where nobody looks into the chat. */
const CLASSES = ['filing', 'notice', 'broadcast'] as const

/**
 * Of messages that went to a chat, a text to the phone it has shown waits for so many hours as the county
 * has set; it goes out unless its owner has written from the chat by then. No chat tells that it was read.
 */
export async function copyForUnread(
  tx: Db,
  ctx: RequestContext,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const rows = await tx
    .select({ message: outbox })
    .from(outbox)
    .innerJoin(
      contacts,
      and(
        eq(contacts.county, ctx.county),
        eq(contacts.id, outbox.contactId),
        not(contacts.isPhone),
        isNotNull(contacts.phoneIndex),
      ),
    )
    .where(
      and(
        eq(outbox.county, ctx.county),
        isAnyOf(outbox.id, ids),
        inArray(outbox.status, ['sent', 'delivered']),
        inArray(outbox.class, [...CLASSES]),
      ),
    )
  if (rows.length === 0) return
  const hours = await findFigure(tx, ctx.county, 'chat_unread_hours', dayOf(ctx.now))
  if (hours === null) return
  for (const { message } of rows) {
    const own = message.guard as Guard | null
    const guard: Guard = { kind: 'unread', id: message.id, ...(own && { and: own }) }
    await sendElsewhere(tx, ctx, message, { notBefore: addHours(ctx.now, hours), guard })
  }
}
