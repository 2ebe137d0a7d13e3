import type { Db } from '../../db/client'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { requireNeutral } from '../objections/ties'
import { cancelQueued } from '../outbox/cancel'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { lockMeasure, setMeasure, type Which } from './find'
import { cancelRefusal } from './rules'

/**
 * Takes back a measure that was not delivered, with a reason its owner is told. A case whose cause is
 * left without one is not announced until another is planned.
 */
export async function cancelMeasure(
  tx: Db,
  ctx: RequestContext,
  given: Which & { reason: string },
): Promise<Outcome> {
  const { county, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const { measure, household } = await lockMeasure(tx, county, given)
  requireInScope(ctx, household.areaPath, 'measure')
  await requireNeutral(tx, ctx, household.id)
  const refusal = cancelRefusal(measure.status)
  if (refusal) throw new ApiError('refused', refusal)
  const { id, code, ownerId, householdId, cause } = measure
  await setMeasure(tx, county, id, { status: 'cancelled' })
  const reason = deps.sealer.seal(reasonPlace(county, id), given.reason).toString('base64')
  for (const subject of [`measure:${id}`, `household:${householdId}`])
    await record(tx, ctx, {
      subject,
      type: 'measure.cancelled',
      details: { measureId: id, householdId, cause, reasonSealed: reason },
    })
  await cancelQueued(tx, ctx, `measure:${id}:due`)
  if (ownerId !== staffId) {
    const message = say('measure.cancelled_owner', { code, text: given.reason })
    const purpose = `measure:${id}:cancelled`
    await tellStaff(tx, ctx, { staffId: ownerId, asker: ANYWHERE, purpose, say: message })
  }
  return { code: 'cancelled', vars: { code, head: household.headName } }
}

/** Within its event: the reason is somebody's own words. */
const reasonPlace = (county: string, id: string) => ({
  county,
  table: 'events',
  column: 'details',
  row: `measure:${id}:cancelled`,
})
