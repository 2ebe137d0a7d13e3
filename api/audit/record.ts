import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { audit, events } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { actorName } from '../shared/actor'
import { newId } from '../shared/ids'
import { CHAIN_START, eventHash } from './chain'

/** What a service is given of the request when it records; a job makes its own. */
export type Recorder = Pick<RequestContext, 'county' | 'actor' | 'requestId' | 'now'>

/**
 * Adds an event to its subject's chain and the audit row of whoever caused it, in the caller's
 * transaction. Two at once on one subject collide on the key; the later one is refused by the
 * database (23505) and its transaction rolled back.
 */
export async function record(
  tx: Db,
  ctx: Recorder,
  event: { subject: string; type: string; details: Record<string, unknown> },
): Promise<void> {
  const { county } = ctx
  const ofSubject = and(eq(events.county, county), eq(events.subject, event.subject))
  const [last] = await tx
    .select({ seq: events.seq, hash: events.hash })
    .from(events)
    .where(ofSubject)
    .orderBy(desc(events.seq))
    .limit(1)
  const prevHash = last?.hash ?? CHAIN_START
  const row = {
    county,
    ...event,
    seq: (last?.seq ?? 0) + 1,
    actor: actorName(ctx.actor),
    at: ctx.now,
  }
  await tx.insert(events).values({ ...row, prevHash, hash: eventHash(prevHash, row) })
  await addAuditRow(tx, ctx, event.type, event.subject)
}

/** What looking at something is called, and no event: `audit verify` tells the two apart by it. */
export type AccessAction = `${string}.read` | `${string}.list`

/** The audit row alone: somebody looked at what is personal. */
export async function recordAccess(tx: Db, ctx: Recorder, action: AccessAction, subject: string) {
  await addAuditRow(tx, ctx, action, subject)
}

async function addAuditRow(tx: Db, ctx: Recorder, action: string, subject: string) {
  const { county, requestId } = ctx
  const who = { actor: actorName(ctx.actor), at: ctx.now }
  await tx.insert(audit).values({ county, id: newId(), action, subject, requestId, ...who })
}
