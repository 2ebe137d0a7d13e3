import { eq, and } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { complaintAccused } from '../../../db/schema'
import { getFigure } from '../../figures/service'
import type { RequestContext } from '../../http/context'
import { requireStaff } from '../../http/scope'
import { dayOf } from '../../shared/day'
import { ApiError } from '../../shared/errors'
import { addWorkingDays } from '../../shared/working-days'
import type { Outcome } from '../../turns/answer'
import { addComplaintMessage } from '../messages'
import { lockHandled, setComplaint } from './find'
import type { Handling } from './input'
import { decideRefusal } from './rules'
import { isSuffering } from './retaliation'
import { tellFiler } from './tell-filer'

/** 查结: what was found. Its filer reads it under the sixteen digits; one who gave a name is told that something is there. */
export async function decideComplaint(
  tx: Db,
  ctx: RequestContext,
  { number, finding, text }: Handling<'decide'>,
): Promise<Outcome> {
  const { county, now } = ctx
  const complaint = await lockHandled(tx, ctx, number)
  const { id } = complaint
  const { staffId } = requireStaff(ctx)
  const self = and(
    eq(complaintAccused.county, county),
    eq(complaintAccused.complaintId, id),
    eq(complaintAccused.staffId, staffId),
  )
  if ((await tx.$count(complaintAccused, self)) > 0) throw new ApiError('not_found', 'complaint')
  const refusal = decideRefusal(complaint)
  if (refusal) throw new ApiError('refused', refusal)
  if (await isSuffering(tx, county, id)) throw new ApiError('refused', 'retaliation_open')
  const today = dayOf(now)
  const tellDays = await getFigure(tx, county, 'complaint_tell_working_days', today)
  const tellDueOn = addWorkingDays(today, tellDays)
  const body = text.trim()
  await addComplaintMessage(tx, ctx, id, { side: 'handler', kind: 'message', body })
  const set = { status: 'decided' as const, finding, decidedOn: today, tellDueOn }
  const details = { finding, isLate: today > complaint.decideDueOn }
  await setComplaint(tx, ctx, id, set, { type: 'complaint.decided', details })
  await tellFiler(tx, ctx, complaint, `decided:${complaint.reviews}`)
  const code = finding === 'unfounded' ? 'decided' : 'decided_founded'
  return { code, vars: { due: tellDueOn } }
}
