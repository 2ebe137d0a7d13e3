import { and, eq } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { complaints } from '../../../db/schema'
import { getFigure } from '../../figures/service'
import type { RequestContext } from '../../http/context'
import { requireStaff } from '../../http/scope'
import { addDays, dayOf } from '../../shared/day'
import { ApiError } from '../../shared/errors'
import type { Outcome } from '../../turns/answer'
import { findHandler, listMayHandle } from '../route-to'
import {
  approverOf,
  type Complaint,
  listAccused,
  lockAsked,
  lockHandled,
  sealReason,
  setComplaint,
} from './find'
import { listSpokenOfIn } from '../spoken-of'
import type { Handling } from './input'
import { extendRefusal } from './rules'

/**
 * 延期: its handler asks for more time, once. Another who might handle it allows it and is told nothing but the reason;
 * where there is nobody else it is given with the reason alone.
 */
export async function extendComplaint(
  tx: Db,
  ctx: RequestContext,
  { number, text }: Handling<'extend'>,
): Promise<Outcome> {
  const { county, now } = ctx
  const complaint = await lockHandled(tx, ctx, number)
  const { id, aboutPath } = complaint
  const [asked] = await tx
    .select({ approverId: approverOf(county) })
    .from(complaints)
    .where(and(eq(complaints.county, county), eq(complaints.id, id)))
  const approver = asked?.approverId ?? null
  // Whoever was asked and may not look at it any more never answers: somebody else is asked.
  const isAsked =
    approver !== null && (await listMayHandle(tx, county, approver, [complaint])).length > 0
  const refusal = extendRefusal({ ...complaint, isAsked, today: dayOf(now) })
  if (refusal) throw new ApiError('refused', refusal)
  const accusedIds = (await listAccused(tx, county, [id])).map(({ staffId }) => staffId)
  const { staffId } = requireStaff(ctx)
  const barredIds = [staffId, ...(await listSpokenOfIn(tx, ctx, id))]
  const approverId = await findHandler(tx, county, { aboutPath, accusedIds, barredIds })
  const reasonSealed = sealReason(ctx, id, text.trim())
  if (approverId === null) return extend(tx, ctx, complaint, { reasonSealed })
  const details = { approverId, reasonSealed }
  await setComplaint(tx, ctx, id, {}, { type: 'complaint.extension_asked', details })
  return { code: 'extension_asked', vars: {} }
}

/** 准延, 不准延: the other who was asked says whether. */
export async function answerExtension(
  tx: Db,
  ctx: RequestContext,
  { number, isAllowed }: Handling<'allow_extension'>,
): Promise<Outcome> {
  const complaint = await lockAsked(tx, ctx, number)
  if (isAllowed) return extend(tx, ctx, complaint, {})
  const type = 'complaint.extension_refused'
  await setComplaint(tx, ctx, complaint.id, {}, { type, details: {} })
  return { code: 'extension_refused', vars: {} }
}

async function extend(
  tx: Db,
  ctx: RequestContext,
  { id, decideDueOn: before }: Complaint,
  details: { reasonSealed?: string },
): Promise<Outcome> {
  const days = await getFigure(tx, ctx.county, 'complaint_extend_days', dayOf(ctx.now))
  const decideDueOn = addDays(before, days)
  await setComplaint(
    tx,
    ctx,
    id,
    { isExtended: true, decideDueOn },
    { type: 'complaint.extension_given', details: { ...details, decideDueOn } },
  )
  return { code: 'extended', vars: { due: decideDueOn } }
}
