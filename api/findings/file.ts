import type { Db } from '../../db/client'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { listOwners } from '../measures/owners'
import { ApiError } from '../shared/errors'
import { areTied, listTiedToArea } from '../supervisions/tied'
import type { Outcome } from '../turns/answer'
import type { NewFinding } from './input'
import { makeFinding } from './make'

/** 记问题: an inspector notes what they found in their own area, by a checklist or outside of any plan. */
export async function fileFinding(
  tx: Db,
  ctx: RequestContext,
  given: NewFinding,
): Promise<Outcome> {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const { areaPath, ownerId } = given
  requireInScope(ctx, areaPath, 'area')
  if (!(await findArea(tx, county, areaPath))) throw new ApiError('not_found', 'area')
  const tied = await listTiedToArea(tx, county, [staffId], areaPath)
  const isTied =
    tied.has(staffId) || (ownerId !== staffId && (await areTied(tx, county, staffId, ownerId)))
  if (isTied) throw new ApiError('refused', 'tied')
  const owners = await listOwners(tx, county, areaPath)
  const owner = owners.find((each) => each.staffId === ownerId)
  if (!owner) throw new ApiError('refused', ownerId === staffId ? 'own_finding' : 'owner_unknown')
  const { code, dueOn: due } = await makeFinding(tx, ctx, given)
  return { code: 'made', vars: { code, owner: owner.name, due } }
}
