import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { enqueue } from '../outbox/enqueue'
import type { Reply } from '../turns/answer'

interface Told {
  householdId: string
  /** Of the message; each contact's is this with its id behind. */
  purpose: string
  say: Reply
  /** Who knows already: the contact that gave the occasion. */
  except?: string | undefined
}

/** Queues a message to every phone linked to a household; how many there are. */
export async function tellHousehold(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'deps' | 'now'>,
  { householdId, purpose, say, except }: Told,
): Promise<number> {
  const linked = await tx
    .selectDistinct({ contactId: contactLinks.contactId })
    .from(contactLinks)
    .where(
      and(
        eq(contactLinks.county, ctx.county),
        eq(contactLinks.householdId, householdId),
        isNull(contactLinks.endedAt),
        except === undefined ? undefined : ne(contactLinks.contactId, except),
      ),
    )
    // Sorted, so that two who tell the same phones at once wait in one order.
    .orderBy(asc(contactLinks.contactId))
  for (const { contactId } of linked) {
    const message = { contactId, class: 'filing' as const, say }
    await enqueue(tx, ctx, { ...message, purpose: `${purpose}:${contactId}` })
  }
  return linked.length
}
