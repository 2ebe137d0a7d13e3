import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { describeFault } from '../shared/fault'
import { type Claimed, type ClaimedMessage, claimMessages } from './claim'
import type { Lane } from '../shared/sending-hours'
import { type LostMessage, settleLostLeases, takeLost } from './lost'
import { recordResults, type Result } from './results'
import { correct, findSender, type NewSender } from './senders'

/** A worker's word on what it sent last, and what it can send next. */
export interface Exchange {
  sender: NewSender
  lane: Lane
  results: Result[]
  /** Segments that went out beyond those drawn for them. */
  undrawn: number
  /** Messages it can send at once; 0: only the results. */
  want: number
  /** The provider can be asked what became of a message. */
  canAsk: boolean
  /** Its messages go to chats, which may not be looked into. */
  isChat: boolean
  /** Also look after messages whose worker died. */
  isKeeper: boolean
}

export interface Exchanged extends Claimed {
  lost: LostMessage[]
}

/** Asked about in one go: each is a call of the provider. */
const LOST_AT_ONCE = 10
/** Until messages are asked for again after a fault of ours. */
const FAULT_MS = 1_000

/**
 * Takes what came of a worker's messages and gives it the next ones, each in a transaction of its own: a
 * result is kept whatever comes of the claim. What went wrong may stop the sender, and so comes first.
 */
export async function exchange(ctx: RequestContext, given: Exchange): Promise<Exchanged> {
  const { results, isKeeper } = given
  const kept = keepResults(ctx, given)
  // It may fail while something else is waited for; it is looked at below.
  kept.catch(() => {})
  if (results.some((result) => !('providerMessageId' in result))) await kept
  const lost = isKeeper ? await keepLost(ctx, given) : []
  const [claimed, told] = await Promise.allSettled([claim(ctx, given), kept])
  if (told.status === 'rejected') {
    if (claimed.status === 'fulfilled') await giveBack(ctx, given, claimed.value.messages)
    throw told.reason
  }
  if (claimed.status === 'fulfilled') return { ...claimed.value, lost }
  // What was told is kept: told again, it would be charged twice.
  ctx.deps.log.error({ fault: describeFault(claimed.reason) }, 'no messages could be taken')
  return { messages: [], waitMs: FAULT_MS, lost }
}

/** The worker will not hear of these: none of them was begun. */
function giveBack(ctx: RequestContext, given: Exchange, messages: readonly ClaimedMessage[]) {
  const results = messages.map(({ id, claim }) => ({ id, claim, isUnsent: true as const }))
  const undrawn = -messages.reduce((sum, { charged }) => sum + charged, 0)
  return keepResults(ctx, { ...given, results, undrawn })
}

async function keepResults(ctx: RequestContext, given: Exchange): Promise<void> {
  const { sender, results, undrawn } = given
  if (results.length === 0 && undrawn === 0) return
  await inTransaction(ctx.deps.connection.db, async (tx) => {
    await recordResults(tx, ctx, given, results)
    await correct(tx, ctx, sender, undrawn)
  })
}

function keepLost(ctx: RequestContext, { sender, canAsk }: Exchange): Promise<LostMessage[]> {
  const { channel } = sender
  return inTransaction(ctx.deps.connection.db, async (tx) => {
    await settleLostLeases(tx, ctx, { channel, canAsk })
    return canAsk ? takeLost(tx, ctx, { channel }, LOST_AT_ONCE) : []
  })
}

async function claim(ctx: RequestContext, { sender, want, lane }: Exchange): Promise<Claimed> {
  if (want === 0) return { messages: [], waitMs: 0 }
  const { db } = ctx.deps.connection
  const current = await findSender(db, ctx, sender)
  const pausedMs = (current.pausedUntil?.getTime() ?? 0) - ctx.now.getTime()
  if (pausedMs > 0) return { messages: [], waitMs: pausedMs }
  return inTransaction(db, (tx) => claimMessages(tx, ctx, current, { lane, want }))
}
