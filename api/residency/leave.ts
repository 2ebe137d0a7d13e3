import { and, asc, eq, gte, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { leaves } from '../../db/schema'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import { getFigure } from '../figures/service'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { giveCode } from '../receipts/codes'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { staffName } from '../staff/names'
import type { Outcome } from '../turns/answer'
import type { Judgement, NewLeave } from './input'
import { holdResident } from './present'
import { areKin, ownVillages } from './residents'
import { judgeLeaveRefusal, leaveRefusal } from './rules'
import { listJudges } from './judges'

type Leave = typeof leaves.$inferSelect

/** What is said of leave, sealed to it. */
export const leavePlace = (county: string, row: string, column: string) => ({
  county,
  table: 'leaves',
  column,
  row,
})

/** Asks for leave 请假 from the villages the actor is posted to: the township is told, and decides. */
export async function askLeave(tx: Db, ctx: RequestContext, given: NewLeave): Promise<Outcome> {
  const { county, now, deps } = ctx
  const actor = requireStaff(ctx)
  const { staffId } = actor
  const { fromDay, toDay, reason } = given
  const today = dayOf(now)
  await holdResident(tx, county, staffId)
  const [areaPath] = ownVillages(actor)
  const mostDays = await getFigure(tx, county, 'leave_most_days', today)
  const others = await listStanding(tx, county, staffId, today)
  const isResident = areaPath !== undefined
  const refusal = leaveRefusal({ fromDay, toDay, isResident, today, mostDays, reason, others })
  if (refusal || !isResident) throw new ApiError('refused', refusal ?? 'not_resident')
  const id = newId()
  const subject = `leave:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
  const reasonSealed = deps.sealer.seal(leavePlace(county, id, 'reason_sealed'), reason)
  const days = { fromDay, toDay }
  const asked = { county, id, code, staffId, areaPath, ...days, reasonSealed, askedOn: today }
  await tx.insert(leaves).values({ ...asked, status: 'asked' })
  const details = { staffId, areaPath, ...days }
  await record(tx, ctx, { subject, type: 'leave.asked', details })
  const name = await staffName(tx, county, staffId)
  const area = (await findArea(tx, county, areaPath))?.name ?? ''
  for (const judge of await listJudges(tx, county, areaPath, staffId))
    await tellStaff(tx, ctx, {
      staffId: judge,
      asker: ANYWHERE,
      purpose: `leave:${id}:asked:${judge}`,
      say: say('leave.to_judge', { name, area, from: fromDay, to: toDay, reason, code }),
    })
  return { code: 'asked', vars: { code, from: fromDay, to: toDay } }
}

/** Asked for or approved, and not over. */
const listStanding = (tx: Db, county: string, staffId: string, today: string) =>
  tx
    .select()
    .from(leaves)
    .where(
      and(
        eq(leaves.county, county),
        eq(leaves.staffId, staffId),
        inArray(leaves.status, ['asked', 'approved']),
        gte(leaves.toDay, today),
      ),
    )
    .orderBy(asc(leaves.fromDay), asc(leaves.id))

/** Leave of the actor's area by its code, held until the end; for others it is not there. */
export async function lockLeave(tx: Db, ctx: RequestContext, code: string): Promise<Leave> {
  const [leave] = await tx
    .select()
    .from(leaves)
    .where(and(eq(leaves.county, ctx.county), eq(leaves.code, code)))
    .for('update')
  if (!leave) throw new ApiError('not_found', 'leave')
  requireInScope(ctx, leave.areaPath, 'leave')
  return leave
}

/** 准假, 不准: decided by the township, and told to who asked. */
export async function judgeLeave(
  tx: Db,
  ctx: RequestContext,
  { code, isGranted, reason }: Judgement & { code: string },
): Promise<Outcome> {
  const { county, now, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const leave = await lockLeave(tx, ctx, code)
  const { id, fromDay: from, toDay: to } = leave
  const isTied = await areKin(tx, county, staffId, leave.staffId)
  const facts = { status: leave.status, isOwn: leave.staffId === staffId, isTied }
  const refusal = judgeLeaveRefusal({ ...facts, isGranted, reason })
  if (refusal) throw new ApiError('refused', refusal)
  const decisionSealed =
    reason === '' ? null : deps.sealer.seal(leavePlace(county, id, 'decision_sealed'), reason)
  const status = isGranted ? 'approved' : 'refused'
  const decidedOn = dayOf(now)
  await setLeave(tx, county, id, { status, decidedBy: staffId, decidedOn, decisionSealed })
  await record(tx, ctx, { subject: `leave:${id}`, type: `leave.${status}`, details: {} })
  await tellStaff(tx, ctx, {
    staffId: leave.staffId,
    asker: ANYWHERE,
    purpose: `leave:${id}:judged`,
    say: isGranted
      ? say('leave.granted_told', { from, to })
      : say('leave.refused_told', { from, to, reason }),
  })
  const name = await staffName(tx, county, leave.staffId)
  return { code: isGranted ? 'granted' : 'refused_leave', vars: { name, from, to } }
}

const setLeave = (tx: Db, county: string, id: string, set: Partial<Leave>) =>
  tx
    .update(leaves)
    .set(set)
    .where(and(eq(leaves.county, county), eq(leaves.id, id)))

/** 销假: back today, or not gone at all; what was only asked for is called off. */
export async function endLeave(tx: Db, ctx: RequestContext): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const today = dayOf(now)
  await holdResident(tx, county, staffId)
  const standing = await listStanding(tx, county, staffId, today)
  // The one they are on; else what they asked for last.
  const [last] = standing.toSorted((a, b) => (a.id < b.id ? 1 : -1))
  const leave = standing.find(({ fromDay }) => fromDay <= today) ?? last
  if (!leave) throw new ApiError('refused', 'no_leave')
  const { id, fromDay: from, toDay: to } = leave
  await setLeave(tx, county, id, { status: 'ended', backOn: today })
  await record(tx, ctx, { subject: `leave:${id}`, type: 'leave.ended', details: { backOn: today } })
  return { code: 'ended', vars: { from, to } }
}
