import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { turns } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { enqueue } from '../outbox/enqueue'
import { ApiError } from '../shared/errors'
import type { Instead, Reply } from './answer'
import { openAnswer } from './storage'

/**
 * The provider waits no longer for the answer to a message, so that its webhook is answered empty. Not
 * answered yet, it will be by the outbox, whoever does; answered by now, the answer goes there from
 * here. Once is enough, and more often does nothing.
 */
export async function markLate(
  ctx: RequestContext,
  message: { channel: string; providerMessageId: string },
): Promise<{ isAnswered: boolean }> {
  const { county, deps, now } = ctx
  return inTransaction(deps.connection.db, async (tx) => {
    const [turn] = await tx
      .update(turns)
      .set({ lateAt: sql`coalesce(${turns.lateAt}, ${now.toISOString()}::timestamptz)` })
      .where(
        and(
          eq(turns.county, county),
          eq(turns.channel, message.channel),
          eq(turns.providerMessageId, message.providerMessageId),
        ),
      )
      .returning()
    if (!turn) throw new ApiError('not_found', 'turn')
    const { id, contactId, seq, answeredBy, answerSealed } = turn
    if (answeredBy === 'response' && answerSealed) {
      const { replies } = openAnswer(deps, county, id, answerSealed)
      await tx
        .update(turns)
        .set({ answeredBy: 'outbox' })
        .where(and(eq(turns.county, county), eq(turns.contactId, contactId), eq(turns.seq, seq)))
      await enqueueReplies(tx, ctx, { turnId: id, contactId, replies })
    }
    return { isAnswered: answeredBy !== null }
  })
}

interface Answered {
  turnId: string
  contactId: string
  replies: Reply[]
  /** Of a turn that is forgotten: what is kept in their place once they are sent. */
  instead?: Instead | undefined
}

/** An answer that does not ride on the response; each piece at most once. */
export async function enqueueReplies(
  tx: Db,
  ctx: RequestContext,
  { turnId, contactId, replies, instead }: Answered,
): Promise<void> {
  for (const [i, say] of replies.entries()) {
    const purpose = `turn:${turnId}:${i}`
    const after = instead?.replies[i] ?? instead?.replies[0]
    await enqueue(tx, ctx, { contactId, purpose, class: 'answer', say, instead: after })
  }
}
