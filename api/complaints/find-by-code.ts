import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { complaints } from '../../db/schema'
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
  /** The handler's last words, and how many of theirs were not seen before. */
  answer: Pick<ComplaintMessage, 'body' | 'on'> | null
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
    return {
      status,
      finding,
      filedOn,
      acceptDueOn,
      decideDueOn,
      decidedOn,
      reviewUntil: await reviewUntil(tx, ctx, complaint),
      answer: last ? { body: last.body, on: last.on } : null,
      unread: answers.filter(({ isRead }) => !isRead).length,
    }
  })
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
