import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { complaintMessages } from '../../db/schema'
import type { ComplaintMessageKind, ComplaintSide } from '../../db/values/integrity'
import type { RequestContext } from '../http/context'
import { actorName } from '../shared/actor'
import { dayOf } from '../shared/day'
import type { Place } from '../shared/sealing'
import { holdComplaint, recordComplaint } from './events'

export interface ComplaintMessage {
  seq: number
  side: ComplaintSide
  kind: ComplaintMessageKind
  body: string
  on: string
  /** The other side has been shown it. */
  isRead: boolean
}

/**
 * Adds what one side says, with its event: who of the staff, and of a filer nothing. In the caller's transaction; the
 * complaint is held until its end.
 */
export async function addComplaintMessage(
  tx: Db,
  ctx: RequestContext,
  complaintId: string,
  { side, kind, body }: Pick<ComplaintMessage, 'side' | 'kind' | 'body'>,
): Promise<number> {
  const { county, deps, now } = ctx
  await holdComplaint(tx, county, complaintId)
  const ofComplaint = and(
    eq(complaintMessages.county, county),
    eq(complaintMessages.complaintId, complaintId),
  )
  const [last] = await tx
    .select({ seq: sql<number>`coalesce(max(${complaintMessages.seq}), 0)::int` })
    .from(complaintMessages)
    .where(ofComplaint)
  const seq = (last?.seq ?? 0) + 1
  const bodySealed = deps.sealer.seal(bodyPlace(county, complaintId, seq), body)
  await tx
    .insert(complaintMessages)
    .values({ county, complaintId, seq, side, kind, bodySealed, on: dayOf(now) })
  await recordComplaint(tx, ctx, complaintId, {
    type: 'complaint.message',
    actor: side === 'filer' ? 'filer' : actorName(ctx.actor),
    details: { seq, side, kind },
  })
  return seq
}

/**
 * All that was said about a complaint, in order, as it stood.
 * @param reader Whose eyes these are: what the other side said counts as read from now on. Null: nobody's.
 */
export async function readComplaintMessages(
  tx: Db,
  { county, deps }: Pick<RequestContext, 'county' | 'deps'>,
  complaintId: string,
  reader: ComplaintSide | null,
): Promise<ComplaintMessage[]> {
  const ofComplaint = and(
    eq(complaintMessages.county, county),
    eq(complaintMessages.complaintId, complaintId),
  )
  const rows = await tx
    .select()
    .from(complaintMessages)
    .where(ofComplaint)
    .orderBy(asc(complaintMessages.seq))
  if (reader && rows.some(({ side, isRead }) => side !== reader && !isRead)) {
    await tx
      .update(complaintMessages)
      .set({ isRead: true })
      .where(and(ofComplaint, ne(complaintMessages.side, reader)))
  }
  return rows.map(({ seq, side, kind, bodySealed, on, isRead }) => ({
    seq,
    side,
    kind,
    body: deps.sealer.open(bodyPlace(county, complaintId, seq), bodySealed),
    on,
    isRead,
  }))
}

const bodyPlace = (county: string, complaintId: string, seq: number): Place => ({
  county,
  table: 'complaint_messages',
  column: 'body_sealed',
  row: `${complaintId}:${seq}`,
})
