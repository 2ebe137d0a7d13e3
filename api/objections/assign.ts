import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { objections } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireUntied } from '../http/scope'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { barOf, listCheckers } from './checkers'
import { lockObjection } from './decide'
import { objectorBehind } from './objector'
import { effectiveObjectionStatus, mayCheck } from './rules'
import { tellAssignee, tellRelieved } from './tell'

/**
 * Gives an open objection to somebody else to check, by the same rules by which it was given first.
 * `tied` to either side, or `not_eligible`: of another area, or concerned in it.
 */
export async function assignObjection(
  tx: Db,
  ctx: RequestContext,
  id: string,
  staffId: string,
): Promise<Outcome> {
  const { notice, objection } = await lockObjection(tx, ctx, id)
  const { code, householdId, enteredBy } = objection
  if (householdId) requireUntied(ctx, householdId)
  const status = effectiveObjectionStatus(objection, ctx.now)
  if (status !== 'open')
    throw new ApiError('refused', status === 'withdrawn' ? 'withdrawn' : 'already_decided')

  const objector = await objectorBehind(tx, ctx, objection)
  const { householdIds } = objector
  const checkers = await listCheckers(tx, ctx, notice.areaPath)
  const bar = barOf(checkers, {
    areaPath: notice.areaPath,
    postedBy: notice.postedBy,
    householdIds: householdId ? [householdId, ...householdIds] : householdIds,
    objectorPhone: objector.phoneIndex,
    staffIds: [enteredBy, objector.proxyStaffId],
  })
  const roles = checkers.filter((each) => each.staffId === staffId)
  const isTied = roles.some(({ tiedHouseholdIds }) =>
    tiedHouseholdIds.some((each) => bar.householdIds.includes(each)),
  )
  if (isTied) throw new ApiError('refused', 'tied')
  if (!roles.some((each) => mayCheck(each, bar))) throw new ApiError('refused', 'not_eligible')
  if (objection.staffId === staffId) return { code: 'assigned', vars: { code } }

  await tx
    .update(objections)
    .set({ staffId })
    .where(and(eq(objections.county, ctx.county), eq(objections.id, id)))
  const details = { objectionId: id, staffId, before: objection.staffId }
  await record(tx, ctx, { subject: `objection:${id}`, type: 'objection.assigned', details })
  if (objection.staffId) await tellRelieved(tx, ctx, objection, objection.staffId)
  await tellAssignee(tx, ctx, notice, { ...objection, staffId })
  return { code: 'assigned', vars: { code } }
}
