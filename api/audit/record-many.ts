import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { actorName } from '../shared/actor'
import { newId } from '../shared/ids'
import { CHAIN_START, eventHash } from './chain'
import type { Recorder } from './record'

interface NewEvent {
  subject: string
  type: string
  details: Record<string, unknown>
}

/** Events of one statement. */
const AT_ONCE = 2_000

/** As `record`, for many subjects in a few statements: a list of a township has hundreds. */
export async function recordMany(tx: Db, ctx: Recorder, many: readonly NewEvent[]): Promise<void> {
  for (let from = 0; from < many.length; from += AT_ONCE)
    await recordSome(tx, ctx, many.slice(from, from + AT_ONCE))
}

/** The rows go as one JSON: a parameter for each of their values would take ten times as long. */
async function recordSome(tx: Db, ctx: Recorder, some: readonly NewEvent[]): Promise<void> {
  const { county, now, requestId } = ctx
  const actor = actorName(ctx.actor)
  const lastOf = await listEnds(tx, county, some)
  const rows = some.map(({ subject, type, details }) => {
    const last = lastOf.get(subject) ?? { seq: 0, hash: CHAIN_START }
    const seq = last.seq + 1
    const hash = eventHash(last.hash, { county, subject, seq, type, actor, at: now, details })
    lastOf.set(subject, { seq, hash })
    const hashes = { prev: last.hash.toString('base64'), hash: hash.toString('base64') }
    return { subject, seq, type, details, ...hashes, audit: newId() }
  })
  const at = sql`${now.toISOString()}::timestamptz`
  await tx.execute(sql`
    with row as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
               as r(subject text, seq int, type text, details jsonb, prev text, hash text, audit uuid)
    ), kept as (
      insert into events (county, subject, seq, type, actor, at, details, prev_hash, hash)
      select ${county}, subject, seq, type, ${actor}, ${at}, details, decode(prev, 'base64'),
             decode(hash, 'base64') from row
    )
    insert into audit (county, id, at, actor, action, subject, request_id)
    select ${county}, audit, ${at}, ${actor}, type, subject, ${requestId} from row`)
}

/** The last event of each subject that has any. */
async function listEnds(tx: Db, county: string, some: readonly NewEvent[]) {
  const subjects = JSON.stringify([...new Set(some.map(({ subject }) => subject))])
  const ends = await tx.execute<{ subject: string; seq: number; hash: Buffer }>(sql`
    select s.subject, e.seq, e.hash
      from jsonb_array_elements_text(${subjects}::text::jsonb) as s(subject)
     cross join lateral (
       select seq, hash from events
        where county = ${county} and subject = s.subject order by seq desc limit 1) e`)
  return new Map(ends.map(({ subject, seq, hash }) => [subject, { seq, hash }]))
}
