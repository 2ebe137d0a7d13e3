import type { Db } from '../../db/client'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { requireNeutral } from '../objections/ties'
import { cancelQueued } from '../outbox/cancel'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { askReceived } from './ask'
import { lockMeasure, setMeasure, type Which } from './find'
import { deliveryRefusal } from './rules'

export type Delivery = Which & {
  /** Null: today. */
  deliveredOn: Day | null
}

/**
 * 落实: the owner or a village cadre says that a measure was delivered; then the household itself is
 * asked whether it came.
 */
export async function deliverMeasure(
  tx: Db,
  ctx: RequestContext,
  given: Delivery,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId, roles } = requireStaff(ctx)
  const { measure, household } = await lockMeasure(tx, county, given)
  const isOwner = measure.ownerId === staffId
  requireInScope(ctx, household.areaPath, 'measure')
  const today = dayOf(now)
  const deliveredOn = given.deliveredOn ?? today
  const villages = roles.flatMap(({ role, areaPath }) => (role === 'village_cadre' ? areaPath : []))
  const refusal = deliveryRefusal({
    status: measure.status,
    isOwner,
    villages,
    householdArea: household.areaPath,
    today,
    deliveredOn,
  })
  await requireNeutral(tx, ctx, household.id)
  if (refusal) throw new ApiError('refused', refusal)
  const { id, code, householdId } = measure
  await setMeasure(tx, county, id, { status: 'delivered', deliveredBy: staffId, deliveredOn })
  const details = { measureId: id, householdId, deliveredOn, deliveredBy: staffId }
  for (const subject of [`measure:${id}`, `household:${householdId}`])
    await record(tx, ctx, { subject, type: 'measure.delivered', details })
  await cancelQueued(tx, ctx, `measure:${id}:due`)
  const delivered = { ...measure, deliveredBy: staffId }
  const isAsked = await askReceived(tx, ctx, household, delivered)
  const vars = { code, head: household.headName, day: deliveredOn }
  return { code: isAsked ? 'delivered' : 'delivered_no_phone', vars }
}
