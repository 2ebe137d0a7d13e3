import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { actorName } from '../shared/actor'
import { newId } from '../shared/ids'
import { canonical, CHAIN_START } from './chain'
import type { Recorder } from './record'

interface AlikeEvents {
  type: string
  /** What the events of all of them say. */
  about: Record<string, unknown>
  /** Of each the household and its application, which its events name, too. */
  cases: readonly { householdId: string; applicationId: string }[]
  /** Whose chains. */
  of: readonly ('application' | 'household')[]
}

/** Stand for the two ids in what is hashed, and are no part of anything that is said. */
const [APPLICATION, HOUSEHOLD] = ['\u{E000}application', '\u{E000}household']

/**
 * As `recordMany`, for many households of which the same is told but for their ids: the links of the
 * chains are made where the rows are. A list of a township has hundreds.
 */
export async function recordAlike(
  tx: Db,
  ctx: Recorder,
  { type, about, cases, of }: AlikeEvents,
): Promise<void> {
  for (const subject of of) await recordOf(tx, ctx, { type, about, cases, subject })
}

type OfOneKind = Omit<AlikeEvents, 'of'> & { subject: AlikeEvents['of'][number] }

/** The text that `eventHash` hashes is put together from parts of the same canonical JSON. */
async function recordOf(tx: Db, ctx: Recorder, { type, about, cases, subject }: OfOneKind) {
  if (cases.length === 0) return
  const { county, now, requestId } = ctx
  const actor = actorName(ctx.actor)
  const details = canonical({ ...about, applicationId: APPLICATION, householdId: HOUSEHOLD })
  const before = `[${canonical(county)},"${subject}:`
  const after = `,${canonical(type)},${canonical(actor)},${canonical(now.toISOString())},`
  const ids = [...new Map(cases.map((each) => [each[`${subject}Id`], each])).values()]
  const column = (key: 'applicationId' | 'householdId') =>
    sql`${sql.param(ids.map((each) => each[key]))}::text[]`
  const audit = sql`${sql.param(ids.map(() => newId()))}::uuid[]`
  const own = sql.raw(subject)
  const at = sql`${now.toISOString()}::timestamptz`
  await tx.execute(sql`
    with told as materialized (
      select ${`${subject}:`} || t.${own} as subject, t.audit, e.seq + 1 as seq, e.hash as prev,
             replace(replace(${details}, ${APPLICATION}, t.application), ${HOUSEHOLD}, t.household)
               as details,
             ${before} || t.${own} || '",' || e.seq + 1 || ${after} as head
        from unnest(${column('applicationId')}, ${column('householdId')}, ${audit})
               as t(application, household, audit)
       cross join lateral (
         select coalesce(max(last.seq), 0) as seq,
                coalesce((array_agg(last.hash))[1], ${CHAIN_START}::bytea) as hash
           from (select seq, hash from events
                  where county = ${county} and subject = ${`${subject}:`} || t.${own}
                  order by seq desc limit 1) last) e
    ), kept as (
      insert into events (county, subject, seq, type, actor, at, details, prev_hash, hash)
      select ${county}, subject, seq, ${type}, ${actor}, ${at}, details::jsonb, prev,
             sha256(prev || convert_to(head || details || ']', 'UTF8'))
        from told
    )
    insert into audit (county, id, at, actor, action, subject, request_id)
    select ${county}, audit, ${at}, ${actor}, ${type}, subject, ${requestId} from told`)
}
