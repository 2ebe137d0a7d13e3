import { type SQL, sql } from 'drizzle-orm'
import { actorName } from '../shared/actor'
import { newId } from '../shared/ids'
import { CHAIN_START, eventHash } from './chain'
import type { Recorder } from './record'

interface NewEvent {
  subject: string
  type: string
  details: Record<string, unknown>
}

/**
 * As `record`, for subjects nobody has heard of before: their chains begin here, so nothing is read. Two parts of a
 * WITH, `told` and `audited`, for a statement of the caller's that keeps more in the same go.
 */
export function firstEvents(ctx: Recorder, many: readonly NewEvent[]): SQL {
  const { county, now, requestId } = ctx
  const actor = actorName(ctx.actor)
  const rows = many.map(({ subject, type, details }) => {
    const event = { county, subject, seq: 1, type, actor, at: now, details }
    const hash = eventHash(CHAIN_START, event).toString('base64')
    return { subject, type, details, hash, audit: newId() }
  })
  const at = sql`${now.toISOString()}::timestamptz`
  return sql`
    first_event as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
               as r(subject text, type text, details jsonb, hash text, audit uuid)
    ), told as (
      insert into events (county, subject, seq, type, actor, at, details, prev_hash, hash)
      select ${county}, subject, 1, type, ${actor}, ${at}, details, ${CHAIN_START}::bytea,
             decode(hash, 'base64') from first_event
    ), audited as (
      insert into audit (county, id, at, actor, action, subject, request_id)
      select ${county}, audit, ${at}, ${actor}, type, subject, ${requestId} from first_event
    )`
}
