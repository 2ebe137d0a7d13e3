import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { complaintEvents, complaints } from '../../db/schema'
import { findFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { recordComplaint } from './events'
import type { AskedByCode } from './input'
import { type ComplaintMessage, readComplaintMessages } from './messages'

export type FoundComplaint = typeof complaints.$inferSelect

/** Of the sixteen digits only this is kept. */
export const codeIndexOf = (
  { county, deps }: Pick<RequestContext, 'county' | 'deps'>,
  code: string,
) => deps.sealer.index('complaint_code', county, code)

/** The complaint of a code, held until the end; whoever has the digits is its filer. */
export async function lockByCode(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'deps'>,
  code: string,
): Promise<FoundComplaint> {
  const [complaint] = await tx
    .select()
    .from(complaints)
    .where(and(eq(complaints.county, ctx.county), eq(complaints.codeIndex, codeIndexOf(ctx, code))))
    .for('update')
  if (!complaint) throw new ApiError('not_found', 'complaint')
  return complaint
}

/** What a filer learns by the code: how far it is, and what its handler wrote last. */
export interface ComplaintState {
  status: FoundComplaint['status']
  finding: FoundComplaint['finding']
  filedOn: string
  acceptDueOn: string
  decideDueOn: string
  decidedOn: string | null
  /** Until when a review can be asked for; null where none can. */
  reviewUntil: string | null
  /** The day by which it was to be accepted, or decided, is past. */
  isLate: boolean
  /** The handler's last words, whether they were written on the way to a decision and are none, */
  answer: (Pick<ComplaintMessage, 'body' | 'on'> & { isUnderWay: boolean }) | null
  /** and how many of theirs were not seen before. */
  unread: number
}

/** Once its filer is shown it, what the handler wrote counts as read, and what was found as told. */
export async function findComplaintByCode(
  ctx: RequestContext,
  { code, isShown }: AskedByCode,
): Promise<ComplaintState> {
  return inTransaction(ctx.deps.connection.db, async (tx) => {
    const complaint = await lockByCode(tx, ctx, code)
    const said = await readComplaintMessages(tx, ctx, complaint.id, isShown ? 'filer' : null)
    if (isShown && complaint.status === 'decided') await closeAsTold(tx, ctx, complaint.id)
    const answers = said.filter(({ side }) => side === 'handler')
    const { status, finding, filedOn, acceptDueOn, decideDueOn, decidedOn } = complaint
    const last = answers.at(-1)
    const today = dayOf(ctx.now)
    const isOpen = status === 'filed' || status === 'accepted'
    const isUnderWay = last && isOpen ? !(await isDecision(tx, ctx, complaint.id, last.seq)) : false
    return {
      status,
      finding,
      filedOn,
      acceptDueOn,
      decideDueOn,
      decidedOn,
      reviewUntil: await reviewUntil(tx, ctx, complaint),
      isLate: isOpen && today > (status === 'filed' ? acceptDueOn : decideDueOn),
      answer: last ? { body: last.body, on: last.on, isUnderWay } : null,
      unread: answers.filter(({ isRead }) => !isRead).length,
    }
  })
}

/** Whether a message of the handler is what was found: the decision follows it in the chain. */
async function isDecision(tx: Db, { county }: RequestContext, id: string, seq: number) {
  const events = await tx
    .select({ type: complaintEvents.type, details: complaintEvents.details })
    .from(complaintEvents)
    .where(and(eq(complaintEvents.county, county), eq(complaintEvents.complaintId, id)))
    .orderBy(asc(complaintEvents.seq))
  const said = events.findIndex(
    ({ type, details }) =>
      type === 'complaint.message' && (details as { seq?: number }).seq === seq,
  )
  return events[said + 1]?.type === 'complaint.decided'
}

/** 告知: its filer has fetched what was found, and it is over. */
async function closeAsTold(tx: Db, ctx: RequestContext, id: string): Promise<void> {
  await tx
    .update(complaints)
    .set({ status: 'closed', closedOn: dayOf(ctx.now) })
    .where(and(eq(complaints.county, ctx.county), eq(complaints.id, id)))
  await recordComplaint(tx, ctx, id, { type: 'complaint.told', actor: 'filer', details: {} })
}

/** The last day on which its filer may ask for a review of what was decided. */
export async function reviewUntil(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  { status, decidedOn, reviews }: FoundComplaint,
): Promise<string | null> {
  if (!decidedOn || reviews > 0 || (status !== 'decided' && status !== 'closed')) return null
  const days = await findFigure(tx, county, 'complaint_review_days', decidedOn)
  const until = days === null ? null : addDays(decidedOn, days)
  return until !== null && dayOf(now) <= until ? until : null
}
