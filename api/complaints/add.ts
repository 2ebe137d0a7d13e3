import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { complaintAccused, complaints } from '../../db/schema'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { addWorkingDays } from '../shared/working-days'
import type { Outcome } from '../turns/answer'
import { recordComplaint } from './events'
import { type FoundComplaint, lockByCode, reviewUntil } from './find-by-code'
import type { AddedToComplaint } from './input'
import { addComplaintMessage } from './messages'
import { findHandler } from './route-to'
import { listSpokenOfIn } from './spoken-of'
import { listSpokenOf } from './whom'

/** What a filer adds by the code: more of it, that they suffer for it, or that it be looked at again. */
export async function addToComplaint(
  tx: Db,
  ctx: RequestContext,
  { code, kind, text }: AddedToComplaint,
): Promise<Outcome> {
  const complaint = await lockByCode(tx, ctx, code)
  const { id, status } = complaint
  if (status === 'handed_up') throw new ApiError('refused', 'handed_up')
  // Whoever suffers for it is heard, however long it is over.
  if (kind === 'message' && status === 'closed') throw new ApiError('refused', 'closed')
  if (kind === 'review') await reopen(tx, ctx, complaint, text)
  else await passOn(tx, ctx, complaint, text)
  await addComplaintMessage(tx, ctx, id, { side: 'filer', kind, body: text })
  return { code: 'added', vars: {} }
}

/** 复查: somebody else looks at it once more, within the days there are for that. */
async function reopen(
  tx: Db,
  ctx: RequestContext,
  complaint: FoundComplaint,
  text: string,
): Promise<void> {
  if ((await reviewUntil(tx, ctx, complaint)) === null) throw new ApiError('refused', 'no_review')
  const { county, now } = ctx
  const { id, handlerId, reviews } = complaint
  const next = await findOther(tx, ctx, complaint, text)
  if (next === null) throw new ApiError('refused', 'nobody_else')
  const today = dayOf(now)
  const acceptDays = await getFigure(tx, county, 'complaint_accept_working_days', today)
  const reviewDays = await getFigure(tx, county, 'complaint_review_days', today)
  await tx
    .update(complaints)
    .set({
      status: 'filed',
      handlerId: next,
      reviews: reviews + 1,
      acceptDueOn: addWorkingDays(today, acceptDays),
      acceptedOn: null,
      decideDueOn: addDays(today, reviewDays),
      isExtended: false,
      finding: null,
      decidedOn: null,
      tellDueOn: null,
      closedOn: null,
    })
    .where(and(eq(complaints.county, county), eq(complaints.id, id)))
  const details = { handlerId: next, before: handlerId }
  await recordComplaint(tx, ctx, id, { type: 'complaint.review', actor: 'filer', details })
}

/** What is added names whoever handles it: it goes to somebody else, before they have read a word of that. */
async function passOn(tx: Db, ctx: RequestContext, complaint: FoundComplaint, text: string) {
  const { county } = ctx
  const { id, handlerId } = complaint
  if (handlerId === null || !(await listSpokenOf(tx, county, text)).includes(handlerId)) return
  const next = await findOther(tx, ctx, complaint, text)
  if (next === null) throw new ApiError('refused', 'nobody_above')
  await tx
    .update(complaints)
    .set({ handlerId: next })
    .where(and(eq(complaints.county, county), eq(complaints.id, id)))
  const details = { handlerId: next, before: handlerId }
  await recordComplaint(tx, ctx, id, { type: 'complaint.moved', actor: 'filer', details })
}

/** Who may handle it besides whoever does, and is named in nothing its filer has said. */
async function findOther(
  tx: Db,
  ctx: RequestContext,
  { id, aboutPath, handlerId }: FoundComplaint,
  text: string,
): Promise<string | null> {
  const { county } = ctx
  const accused = await tx
    .select({ staffId: complaintAccused.staffId })
    .from(complaintAccused)
    .where(and(eq(complaintAccused.county, county), eq(complaintAccused.complaintId, id)))
  const spokenOf = await listSpokenOfIn(tx, ctx, id, text)
  const barredIds = [...(handlerId ? [handlerId] : []), ...spokenOf]
  const accusedIds = accused.map(({ staffId }) => staffId)
  return findHandler(tx, county, { aboutPath, accusedIds, barredIds })
}
