import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { type Claimed, claimMessages } from './claim'
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
  /** Also look after messages whose worker died. */
  isKeeper: boolean
}

export interface Exchanged extends Claimed {
  lost: LostMessage[]
}

/** Asked about in one go: each is a call of the provider. */
const LOST_AT_ONCE = 10

/**
 * Takes what came of a worker's messages and gives it the next ones, each in a transaction of its own: a
 * result is kept whatever comes of the claim.
 */
export async function exchange(ctx: RequestContext, given: Exchange): Promise<Exchanged> {
  const { db } = ctx.deps.connection
  const { sender: of, results, undrawn, want, lane } = given
  const { channel } = of
  const sender = await findSender(db, ctx, of)
  if (results.length > 0 || undrawn !== 0) {
    await inTransaction(db, async (tx) => {
      await recordResults(tx, ctx, given, results)
      await correct(tx, ctx, of, undrawn)
    })
  }
  const lost = given.isKeeper
    ? await inTransaction(db, async (tx) => {
        await settleLostLeases(tx, ctx, { channel, canAsk: given.canAsk })
        return given.canAsk ? takeLost(tx, ctx, { channel }, LOST_AT_ONCE) : []
      })
    : []
  const current = results.length > 0 ? await findSender(db, ctx, of) : sender
  const pausedMs = (current.pausedUntil?.getTime() ?? 0) - ctx.now.getTime()
  if (pausedMs > 0) return { messages: [], waitMs: pausedMs, lost }
  if (want === 0) return { messages: [], waitMs: 0, lost }
  const claimed = await inTransaction(db, (tx) => claimMessages(tx, ctx, current, { lane, want }))
  return { ...claimed, lost }
}
