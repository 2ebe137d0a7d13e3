import type { Db } from '../../db/client'
import { executePrepared } from '../../db/prepared'
import { actorName } from '../shared/actor'
import { newId } from '../shared/ids'
import { CHAIN_START, eventHash } from './chain'
import type { Recorder } from './record'

const TELL = `
    insert into events (county, subject, seq, type, actor, at, details, prev_hash, hash)
    values ($1, $2, 1, $3, $4, $5::timestamptz, $6::text::jsonb, $7, $8)`

const AUDIT = `
    insert into audit (county, id, at, actor, action, subject, request_id)
    values ($1, $2::uuid, $3::timestamptz, $4, $5, $6, $7)`

/**
 * As `record`, for a subject nobody has heard of before: its chain begins here, so nothing is read. Sent at once, for
 * what else is kept in the same go not to wait for it.
 */
export async function recordFirst(
  tx: Db,
  ctx: Recorder,
  { subject, type, details }: { subject: string; type: string; details: Record<string, unknown> },
): Promise<void> {
  const { county, now, requestId } = ctx
  const actor = actorName(ctx.actor)
  const event = { county, subject, seq: 1, type, actor, at: now, details }
  const hash = eventHash(CHAIN_START, event)
  const at = now.toISOString()
  await Promise.all([
    executePrepared(tx, TELL, [
      county,
      subject,
      type,
      actor,
      at,
      JSON.stringify(details),
      CHAIN_START,
      hash,
    ]),
    executePrepared(tx, AUDIT, [county, newId(), at, actor, type, subject, requestId]),
  ])
}
