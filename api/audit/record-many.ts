import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { audit, events } from '../../db/schema'
import { toRecordRows } from '../roll/load/events'
import { CHAIN_START } from './chain'
import type { Recorder } from './record'

const AT_ONCE = 500

/** As `record`, for many subjects in a few statements: a list of a township has hundreds. */
export async function recordMany(
  tx: Db,
  ctx: Recorder,
  many: readonly { subject: string; type: string; details: Record<string, unknown> }[],
): Promise<void> {
  for (let from = 0; from < many.length; from += AT_ONCE) {
    const chunk = many.slice(from, from + AT_ONCE)
    const subjects = [...new Set(chunk.map(({ subject }) => subject))]
    const ends = await tx
      .selectDistinctOn([events.subject], {
        subject: events.subject,
        seq: events.seq,
        hash: events.hash,
      })
      .from(events)
      .where(and(eq(events.county, ctx.county), inArray(events.subject, subjects)))
      .orderBy(events.subject, desc(events.seq))
    const lastOf = new Map(ends.map(({ subject, ...end }) => [subject, end]))
    const rows = chunk.map((event) => {
      const last = lastOf.get(event.subject) ?? { seq: 0, hash: CHAIN_START }
      const made = toRecordRows(ctx, event, last)
      lastOf.set(event.subject, { seq: made.event.seq, hash: made.event.hash })
      return made
    })
    await tx.insert(events).values(rows.map((row) => row.event))
    await tx.insert(audit).values(rows.map((row) => row.audit))
  }
}
