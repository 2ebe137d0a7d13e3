import type { audit, events } from '../../../db/schema'
import { CHAIN_START, eventHash } from '../../audit/chain'
import type { Recorder } from '../../audit/record'
import { actorName } from '../../shared/actor'
import { newId } from '../../shared/ids'

/** The event and audit row of one of many changes. */
export interface RecordRows {
  event: typeof events.$inferInsert
  audit: typeof audit.$inferInsert
}

export interface ChainEnd {
  seq: number
  hash: Buffer
}

/** What `record` would add, as rows; `last` is the end of the subject's chain so far. */
export function toRecordRows(
  ctx: Recorder,
  event: { subject: string; type: string; details: Record<string, unknown> },
  last: ChainEnd = { seq: 0, hash: CHAIN_START },
): RecordRows {
  const { county, now: at, requestId } = ctx
  const actor = actorName(ctx.actor)
  const row = { county, ...event, seq: last.seq + 1, actor, at }
  const { subject, type: action } = event
  return {
    event: { ...row, prevHash: last.hash, hash: eventHash(last.hash, row) },
    audit: { county, id: newId(), at, actor, action, subject, requestId },
  }
}
