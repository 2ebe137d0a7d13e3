import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { helpMessages, helpRequests } from '../../db/schema'
import type { HelpSide } from '../../db/values/filings'
import type { RequestContext } from '../http/context'

type HelpRequest = typeof helpRequests.$inferSelect

/** Adds what somebody said; the number it has in the request. The caller holds the request. */
export async function addMessage(
  tx: Db,
  ctx: RequestContext,
  requestId: string,
  message: { side: HelpSide; staffId: string | null; text: string },
  set: Partial<HelpRequest> = {},
): Promise<number> {
  const { county, deps, now } = ctx
  const [request] = await tx
    .update(helpRequests)
    .set({ ...set, messageCount: sql`${helpRequests.messageCount} + 1` })
    .where(and(eq(helpRequests.county, county), eq(helpRequests.id, requestId)))
    .returning({ seq: helpRequests.messageCount })
  if (!request) throw new Error('a message to a request that does not exist')
  const { seq } = request
  const { text, ...who } = message
  const bodySealed = deps.sealer.seal(place(county, requestId, seq), text)
  const key = { county, helpRequestId: requestId, seq }
  await tx.insert(helpMessages).values({ ...key, ...who, bodySealed, saidAt: now })
  return seq
}

/** What was said, in order, opened. */
export async function listMessages(tx: Db, ctx: RequestContext, requestId: string) {
  const { county, deps } = ctx
  const rows = await tx
    .select()
    .from(helpMessages)
    .where(and(eq(helpMessages.county, county), eq(helpMessages.helpRequestId, requestId)))
    .orderBy(asc(helpMessages.seq))
  return rows.map(({ seq, side, staffId, saidAt, bodySealed }) => ({
    seq,
    side,
    staffId,
    saidAt: saidAt.toISOString(),
    text: deps.sealer.open(place(county, requestId, seq), bodySealed),
  }))
}

const place = (county: string, requestId: string, seq: number) => ({
  county,
  table: 'help_messages',
  column: 'body_sealed',
  row: `${requestId}:${seq}`,
})
