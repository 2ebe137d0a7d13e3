import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { complaintEvents, complaints } from '../../db/schema'
import { CHAIN_START, eventHash } from '../audit/chain'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'

interface NewComplaintEvent {
  type: string
  /** `staff:<id>` or `job:worker`; of a filer nothing more than `filer`. */
  actor: string
  /** Nothing of who filed it, nor of what was said. */
  details: Record<string, unknown>
}

export type ComplaintRecorder = Pick<RequestContext, 'county' | 'now'>

/**
 * Adds an event to a complaint's own chain, in the caller's transaction, and holds the complaint until its end.
 * There is no audit row: of what anybody does about a complaint, looking at it included, only this chain tells.
 */
export async function recordComplaint(
  tx: Db,
  { county, now }: ComplaintRecorder,
  complaintId: string,
  { type, actor, details }: NewComplaintEvent,
): Promise<void> {
  await holdComplaint(tx, county, complaintId)
  const [last] = await tx
    .select({ seq: complaintEvents.seq, hash: complaintEvents.hash })
    .from(complaintEvents)
    .where(and(eq(complaintEvents.county, county), eq(complaintEvents.complaintId, complaintId)))
    .orderBy(desc(complaintEvents.seq))
    .limit(1)
  const prevHash = last?.hash ?? CHAIN_START
  const row = {
    county,
    complaintId,
    seq: (last?.seq ?? 0) + 1,
    type,
    actor,
    on: dayOf(now),
    details,
  }
  await tx
    .insert(complaintEvents)
    .values({ ...row, prevHash, hash: complaintEventHash(prevHash, row) })
}

/** Two who add to one complaint at once come after each other. */
export async function holdComplaint(tx: Db, county: string, complaintId: string): Promise<void> {
  await tx
    .select({ id: complaints.id })
    .from(complaints)
    .where(and(eq(complaints.county, county), eq(complaints.id, complaintId)))
    .for('update')
}

type ChainedComplaintEvent = Pick<
  typeof complaintEvents.$inferSelect,
  'county' | 'complaintId' | 'seq' | 'type' | 'actor' | 'on' | 'details'
>

/** As of any other event; its instant is the day alone. */
export function complaintEventHash(prevHash: Buffer, event: ChainedComplaintEvent): Buffer {
  const { complaintId, on, ...rest } = event
  return eventHash(prevHash, {
    ...rest,
    subject: `complaint:${complaintId}`,
    at: new Date(`${on}T00:00:00Z`),
  })
}
