import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { complaintAccused, staff, staffRoles } from '../../../db/schema'
import { getFigure } from '../../figures/service'
import type { RequestContext } from '../../http/context'
import { requireStaff } from '../../http/scope'
import { dayOf } from '../../shared/day'
import { ApiError } from '../../shared/errors'
import { addWorkingDays } from '../../shared/working-days'
import type { Outcome } from '../../turns/answer'
import { findHandler } from '../route-to'
import { commonArea, standingOf } from '../rules'
import { listSpokenOfIn } from '../spoken-of'
import { type Complaint, listAccused, lockHandled, sealReason, setComplaint } from './find'
import type { Handling } from './input'
import { openRefusal } from './rules'

/** 移送: it is for the level above, and leaves its handler at once. Without one in the register it leaves the county. */
export async function handUpComplaint(
  tx: Db,
  ctx: RequestContext,
  { number, text }: Handling<'hand_up'>,
): Promise<Outcome> {
  const { county, now } = ctx
  const complaint = await lockHandled(tx, ctx, number)
  const refusal = openRefusal(complaint)
  if (refusal) throw new ApiError('refused', refusal)
  const { id, aboutPath } = complaint
  const { staffId, roles } = requireStaff(ctx)
  if (roles.some(({ role }) => role === 'superior_inspector'))
    throw new ApiError('refused', 'is_highest')
  const today = dayOf(now)
  const accusedIds = (await listAccused(tx, county, [id])).map((each) => each.staffId)
  const barredIds = [
    ...(await listInspectors(tx, county, 'discipline_inspector')),
    ...(await listSpokenOfIn(tx, ctx, id)),
    staffId,
  ]
  const handlerId = await findHandler(tx, county, { aboutPath, accusedIds, barredIds })
  const handUpDays = await getFigure(tx, county, 'complaint_hand_up_working_days', today)
  const acceptDays = await getFigure(tx, county, 'complaint_accept_working_days', today)
  const details = {
    handlerId,
    isLate: today > addWorkingDays(complaint.filedOn, handUpDays),
    reasonSealed: sealReason(ctx, id, text.trim()),
  }
  const set = handlerId
    ? {
        handlerId,
        status: 'filed' as const,
        acceptedOn: null,
        acceptDueOn: addWorkingDays(today, acceptDays),
      }
    : { handlerId, status: 'handed_up' as const }
  await setComplaint(tx, ctx, id, set, { type: 'complaint.handed_up', details })
  return { code: handlerId ? 'handed_up' : 'handed_outside', vars: {} }
}

/**
 * 加对象: it turns out to be about somebody else as well. Whoever may then not handle it any more loses sight of it at
 * once, and it goes to whoever may.
 */
export async function addAccused(
  tx: Db,
  ctx: RequestContext,
  { number, staffId: accusedId }: Handling<'add_accused'>,
): Promise<Outcome> {
  const { county } = ctx
  const complaint = await lockHandled(tx, ctx, number)
  const refusal = openRefusal(complaint)
  if (refusal) throw new ApiError('refused', refusal)
  const { id } = complaint
  const parts = await tx
    .select({ role: staffRoles.role, areaPath: staffRoles.areaPath })
    .from(staffRoles)
    .where(and(eq(staffRoles.county, county), eq(staffRoles.staffId, accusedId)))
  const isStaff = and(eq(staff.county, county), eq(staff.id, accusedId))
  if ((await tx.$count(staff, isStaff)) === 0) throw new ApiError('not_found', 'staff')
  const added = await tx
    .insert(complaintAccused)
    .values({ county, complaintId: id, staffId: accusedId })
    .onConflictDoNothing()
    .returning({ staffId: complaintAccused.staffId })
  if (added.length === 0) throw new ApiError('refused', 'already_accused')
  const aboutPath =
    commonArea([complaint.aboutPath, ...parts.map(standingOf)]) ?? complaint.aboutPath
  const handlerId = await handlerNow(tx, ctx, { ...complaint, aboutPath })
  const details = { accusedId, ...(handlerId !== complaint.handlerId && { handlerId }) }
  const event = { type: 'complaint.accused_added', details } as const
  await setComplaint(tx, ctx, id, { aboutPath, handlerId }, event)
  return { code: handlerId === complaint.handlerId ? 'added' : 'moved', vars: {} }
}

/** Whoever has it as long as they may; else somebody who may; null: nobody. */
async function handlerNow(tx: Db, ctx: RequestContext, complaint: Complaint) {
  const { county } = ctx
  const { id, aboutPath, handlerId } = complaint
  const accusedIds = (await listAccused(tx, county, [id])).map(({ staffId }) => staffId)
  const about = { aboutPath, accusedIds }
  const others = (await listInspectors(tx, county)).filter((each) => each !== handlerId)
  const mayStay = await findHandler(tx, county, { ...about, barredIds: others })
  if (mayStay) return mayStay
  const spokenOf = await listSpokenOfIn(tx, ctx, id)
  const barredIds = [...(handlerId ? [handlerId] : []), ...spokenOf]
  return findHandler(tx, county, { ...about, barredIds })
}

async function listInspectors(tx: Db, county: string, role?: 'discipline_inspector') {
  const roles = role ? [role] : (['discipline_inspector', 'superior_inspector'] as const)
  const rows = await tx
    .selectDistinct({ staffId: staffRoles.staffId })
    .from(staffRoles)
    .where(and(eq(staffRoles.county, county), inArray(staffRoles.role, [...roles])))
  return rows.map(({ staffId }) => staffId)
}
