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
 * WITH, `told` and `audited`, for a statement of the caller's that keeps more in the same go; its values begin with
 * `firstEventValues`: $1 is the county, $2 the actor, $3 the instant; the caller's own begin with
 * $7.
 */
export const FIRST_EVENTS = `
    first_event as materialized (
      select * from jsonb_to_recordset($5::text::jsonb)
               as r(subject text, type text, details jsonb, hash text, audit uuid)
    ), told as (
      insert into events (county, subject, seq, type, actor, at, details, prev_hash, hash)
      select $1::text, subject, 1, type, $2::text, $3::timestamptz, details, $6::bytea,
             decode(hash, 'base64') from first_event
    ), audited as (
      insert into audit (county, id, at, actor, action, subject, request_id)
      select $1::text, audit, $3::timestamptz, $2::text, type, subject, $4::text from first_event
    )`

export function firstEventValues(ctx: Recorder, many: readonly NewEvent[]) {
  const { county, now, requestId } = ctx
  const actor = actorName(ctx.actor)
  const rows = many.map(({ subject, type, details }) => {
    const event = { county, subject, seq: 1, type, actor, at: now, details }
    const hash = eventHash(CHAIN_START, event).toString('base64')
    return { subject, type, details, hash, audit: newId() }
  })
  return [county, actor, now.toISOString(), requestId, JSON.stringify(rows), CHAIN_START]
}
